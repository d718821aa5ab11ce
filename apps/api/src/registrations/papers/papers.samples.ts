// Arguments with which each function of yearly.queries.ts is run to record its SQL.
export const samples: Record<string, unknown[]> = {
  trainedPeople: ['15187', '2027-01-01', '2027-12-31', false],
};
