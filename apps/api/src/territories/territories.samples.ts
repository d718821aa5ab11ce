// Sample arguments for recording the SQL of `territories.queries.ts`.
const at = new Date('2027-01-12T09:00:00Z');

export const samples: Record<string, unknown[]> = {
  listRegions: [],
  listDepartments: [],
  searchMunicipalities: [at, 'saint f', 8],
  findMunicipalities: [at, ['22070', '2B096']],
};
