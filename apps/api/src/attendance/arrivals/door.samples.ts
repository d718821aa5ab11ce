// Sample arguments of each query of door.queries.ts, for the recorder of the SQL.
const id = '00000000-0000-7000-8000-000000000001';

export const samples: Record<string, unknown[]> = {
  doorsOf: [{ everything: false, regions: ['53'], municipalities: [], sessions: [id] }, ['2027-01-12']],
  factsOfPeople: [id, [id]],
  arrivalsBy: [id, id, 200],
};
