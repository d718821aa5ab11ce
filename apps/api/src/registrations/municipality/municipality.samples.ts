// Sample arguments, so that the SQL of each query function can be recorded and reviewed.
const at = new Date('2027-01-12T08:30:00Z');
const filter = { municipalityCode: '22070', now: at, period: 'upcoming', status: 'all', letters: 'morv' };
const id = '01900000-0000-7000-8000-000000000001';

export const samples: Record<string, unknown[]> = {
  municipalitiesByCode: [['22070']],
  peopleOfMunicipality: [filter, 20, 0],
  countPeopleOfMunicipality: [filter],
  standingsOf: ['22070', [id]],
  invitationOfMunicipality: ['22070', id, at],
  overlapsOfPeople: ['22070', id, [id]],
  asksMunicipality: [id],
  chainInMunicipality: ['22070', id],
};
