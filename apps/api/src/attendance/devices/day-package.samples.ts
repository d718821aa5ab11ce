// Sample arguments of each query of day-package.queries.ts, for the recorder of the SQL.
const id = '00000000-0000-7000-8000-000000000001';

export const samples: Record<string, unknown[]> = {
  halfDaysOfDate: [id, '2027-01-12'],
  offSheet: [id],
  municipalitiesOf: ['53'],
};
