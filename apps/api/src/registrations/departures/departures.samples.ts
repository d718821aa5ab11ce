// Sample arguments of each query of departures.queries.ts, for the recorder of the SQL.
const id = '01900000-0000-7000-8000-000000000001';

export const samples: Record<string, unknown[]> = {
  departureTerms: [id],
  markDeparture: [id, true],
  countDepartures: [id],
};
