// Lists of connections as the field's tools write them: columns found, people named, wrong lines told one by one.
import { columnsOf, faultOfLength, mostLines, tableOf } from './columns';
import { readConnections, type Meeting } from './reading';

const people = [
  { registrationId: 'camille', familyName: 'Orvault', givenName: 'Camille', email: 'camille@die.example' },
  { registrationId: 'yann', familyName: 'Kerzec', givenName: 'Yann', email: 'mairie@redon.example' },
  { registrationId: 'nadia', familyName: 'Belloc', givenName: 'Nadia', email: 'mairie@redon.example' },
  { registrationId: 'remi1', familyName: 'Castagnol', givenName: 'Rémi', email: 'remi@thiers.example' },
  {
    registrationId: 'remi2',
    familyName: 'Castagnol',
    givenName: 'Rémi',
    email: 'r.castagnol@ambert.example',
  },
];
const meeting: Meeting = {
  date: '2027-01-12',
  opensAt: new Date('2027-01-12T07:30:00Z'),
  closesAt: new Date('2027-01-12T11:30:00Z'),
  people,
  choices: new Map(),
};
const read = (text: string, change: Partial<Meeting> = {}) =>
  readConnections(text, null, { ...meeting, ...change });
const told = (text: string, change: Partial<Meeting> = {}) =>
  read(text, change).rows.map(({ line, outcome, registrationId }) => [line, outcome, registrationId]);

const teams = [
  '1. Résumé',
  'Titre de la réunion\tHabitat ancien',
  'Participants\t3',
  '',
  '2. Participants',
  'Nom\tPremière jonction\tDernier départ\tDurée de la réunion\tE-mail\tID de participant (UPN)\tRôle',
  'Orvault Camille (Mairie de Die)\t12/01/2027 à 09:02:11\t12/01/2027 à 12:31:00\t3 h 28 min 49 s\tcamille@die.example\t\tParticipant',
  'Belloc Nadia\t12/01/2027 à 08:55:00\t12/01/2027 à 11:00:00\t2 h 5 min\tMairie@Redon.example\t\tParticipant',
  '',
  '3. Activités en réunion',
  'Nom\tHeure de jonction\tHeure de départ\tDurée\tE-mail\tRôle',
  'Belloc Nadia\t12/01/2027 à 08:55:00\t12/01/2027 à 11:00:00\t2 h 5 min\tmairie@redon.example\tParticipant',
].join('\r\n');
const zoom = [
  'Name (Original Name),Email,Join Time,Leave Time,Duration (Minutes),Guest',
  '"Kerzec, Yann",mairie@redon.example,01/12/2027 09:02:11 AM,01/12/2027 11:30:00 AM,148,Yes',
  'Rémi Castagnol,,01/12/2027 09:10:00 AM,,61,Yes',
  'iPad de la salle,,01/12/2027 09:00:00 AM,01/12/2027 12:30:00 PM,210,Yes',
].join('\n');

it('reads the first table of people of a Teams report, by address and name', () => {
  expect(told(teams)).toEqual([
    [7, 'MATCHED', 'camille'],
    [8, 'MATCHED', 'nadia'],
  ]);
  expect(read(teams).rows[0]).toMatchObject({
    joinedAt: new Date('2027-01-12T08:02:11Z'),
    leftAt: new Date('2027-01-12T11:31:00Z'),
  });
});

it('reads a Zoom report: shared address told apart by the name, namesakes to choose, strangers kept', () => {
  expect(told(zoom)).toEqual([
    [2, 'MATCHED', 'yann'],
    [3, 'AMBIGUOUS', null],
    [4, 'UNMATCHED', null],
  ]);
  const [, remi] = read(zoom).rows;
  expect(remi?.candidates.map(({ registrationId }) => registrationId)).toEqual(['remi1', 'remi2']);
  expect(remi?.leftAt).toEqual(new Date('2027-01-12T09:11:00Z'));
  expect(told(zoom, { choices: new Map([[3, 'remi2']]) })[1]).toEqual([3, 'MATCHED', 'remi2']);
});

it('never takes a choice of somebody who is not expected', () => {
  expect(told(zoom, { choices: new Map([[3, 'intruse']]) })[1]).toEqual([3, 'AMBIGUOUS', null]);
});

it('an address under somebody else’s name is doubtful, an address alone is enough', () => {
  const list = 'nom;mail;arrivée\nHélène Wissan;camille@die.example;09:00\n;camille@die.example;09:01';
  expect(told(list)).toEqual([
    [2, 'AMBIGUOUS', null],
    [3, 'MATCHED', 'camille'],
  ]);
});

it('each wrong line says why, the others stay good; another half-day’s lines are told apart', () => {
  const list = [
    'nom;arrivée;départ;durée',
    'Camille Orvault;9h02;12:30;',
    'Camille Orvault;tôt;12:30;',
    'Yann Kerzec;12:00;09:00;',
    'Yann Kerzec;09:00;;longtemps',
    'Nadia Belloc;13:45;17:00;',
  ].join('\n');
  expect(read(list).rows.map(({ outcome, fault }) => [outcome, fault])).toEqual([
    ['MATCHED', null],
    ['INVALID', 'heure d’arrivée illisible\u00a0: «\u00a0tôt\u00a0»'],
    ['INVALID', 'le départ précède l’arrivée'],
    ['INVALID', 'départ illisible\u00a0: «\u00a0longtemps\u00a0»'],
    ['OUTSIDE', null],
  ]);
});

it('columns that no title names are asked for, then taken as chosen', () => {
  const list = 'Qui;Quand\nCamille Orvault;09:02\nYann Kerzec;09:05';
  expect(read(list)).toMatchObject({ titles: ['Qui', 'Quand'], columns: null, rows: [] });
  const chosen = { name: 0, email: null, joined: 1, left: null, duration: null };
  expect(readConnections(list, chosen, meeting).rows.map(({ registrationId }) => registrationId)).toEqual([
    'camille',
    'yann',
  ]);
});

it('a departure is never taken for an arrival', () => {
  expect(columnsOf(['Participant', 'Déconnexion', 'Connexion', 'Durée (minutes)'])).toEqual({
    name: 0,
    email: null,
    joined: 2,
    left: 1,
    duration: 3,
  });
  expect(tableOf('', null)).toEqual({ titles: [], columns: null, records: [] });
});

it('a line of another day without a departure makes nobody present; an impossible duration is unreadable', () => {
  const list = [
    'nom;arrivée;départ;durée',
    'Camille Orvault;11/01/2027 09:02;;',
    'Camille Orvault;12/01/2027 09:02;;',
    'Yann Kerzec;09:00;;99999999999999999',
  ].join('\n');
  expect(
    read(list).rows.map(({ outcome, registrationId, fault }) => [outcome, registrationId, fault]),
  ).toEqual([
    ['OUTSIDE', null, null],
    ['MATCHED', 'camille', null],
    ['INVALID', null, 'départ illisible\u00a0: «\u00a099999999999999999\u00a0»'],
  ]);
});

it('a list of ends of line of any kind is too long past its lines, not for the empty ones at its end', () => {
  for (const end of ['\n', '\r\n', '\r']) {
    expect(faultOfLength(`a;b${end}`.repeat(mostLines) + end.repeat(9))).toBeNull();
    expect(faultOfLength(`a;b${end}`.repeat(mostLines + 1))).toContain('5\u00a0001 lignes');
  }
  expect(faultOfLength('a'.repeat(400_001))).toContain('400\u00a0001 caractères');
});

it('a long list of strangers before many people is read in a moment', () => {
  const many = Array.from({ length: 300 }, (_, index) => ({
    registrationId: String(index),
    familyName: `Castagnol${index}`,
    givenName: 'Rémi Jean',
    email: `remi${index}@mairie.example`,
  }));
  const lines = Array.from(
    { length: mostLines - 2 },
    (_, index) => `Visiteur ${index};9:00;9:3${index % 10}`,
  );
  const began = performance.now();
  const { rows } = read(['Nom;Arrivée;Départ', ...lines, 'Rémi Jean Castagnol299;9:00;'].join('\n'), {
    people: many,
  });
  expect(rows.at(-1)).toMatchObject({ outcome: 'MATCHED', registrationId: '299' });
  // Each line compared anew to each person took over a minute.
  expect(performance.now() - began).toBeLessThan(10_000);
});
