// Errors of a list, row by row: what is missing, spoilt by a spreadsheet, said twice, or of another commune.
import { readPastedList } from '@treize/rules/registrations/pasted-list';
import { emptyRow, rowOfPasted, type ListRow } from './list-row';
import { errorsOfList, fieldOf, type ListGround, type RowErrors } from './row-errors';

const ground: ListGround = { commune: { code: '22070', name: 'Guingamp' }, hasWorkshops: false };
const good: Omit<ListRow, 'key'> = {
  familyName: 'Le Goff',
  givenName: 'Anne',
  email: 'anne.legoff@guingamp.example',
  kind: 'ELECTED',
  function: 'Adjointe au maire',
  delegation: true,
  municipality: '',
  workshop: '',
  extras: [],
};
const row = (change: Partial<ListRow>): ListRow => ({ ...emptyRow(), ...good, ...change });
const errorsOf = (change: Partial<ListRow>, on: ListGround = ground): RowErrors | undefined => {
  const one = row(change);
  return errorsOfList([one], on).get(one.key);
};

it('a good row, with or without an address, has none', () => {
  expect(errorsOf({})).toBeUndefined();
  expect(errorsOf({ email: '', kind: 'STAFF', function: 'DGS' })).toBeUndefined();
});

it.each([
  ['an empty name', { familyName: ' ' }, 'familyName', 'Indiquez le nom.'],
  ['no kind', { kind: '' }, 'kind', 'élu·e ou agent·e'],
  ['a wrong address', { email: 'anne@' }, 'email', 'Vérifiez l’adresse'],
  ['a formula', { familyName: '=HYPERLINK("x")' }, 'familyName', 'Formule'],
  ['lost accents', { givenName: 'HÃ©lÃ¨ne' }, 'givenName', 'mal lus'],
  ['an address as a name', { givenName: 'anne@mairie.fr' }, 'givenName', 'sans adresse'],
  ['too long a function', { function: 'x'.repeat(121) }, 'function', 'trop long'],
  ['another commune', { municipality: 'Saint-Brieuc' }, 'municipality', 'pas Guingamp'],
] as const)('%s is told beside its field', (_, change, field, words) => {
  expect(errorsOf(change)?.[field]).toContain(words);
});

it.each(['GUINGAMP', 'Mairie de Guingamp', 'Ville de Guingamp (22)', '22070', 'guingamp 22200'])(
  '%s is this commune',
  (municipality) => {
    expect(errorsOf({ municipality })).toBeUndefined();
  },
);

it('asks for a workshop where the session has some', () => {
  expect(errorsOf({}, { ...ground, hasWorkshops: true })?.workshop).toBe('Choisissez un atelier.');
});

it('the same person twice is told on the second row, a mailbox shared by two people is not', () => {
  const rows = [
    row({}),
    row({ familyName: 'LE GOFF', email: 'Anne.LeGoff@guingamp.example' }),
    row({ givenName: 'Yann' }),
  ];
  const found = errorsOfList(rows, ground);
  expect([...found.keys()]).toEqual([rows[1]?.key]);
  expect(found.get(rows[1]?.key ?? '')?.row).toContain('ligne 1');
});

it('reads a pasted list of 501 people and says which is one too many, in no time', () => {
  const lines = Array.from(
    { length: 501 },
    (_, at) => `Nom${at};Anne;a${at}@guingamp.example;Conseillère municipale`,
  );
  const rows = readPastedList(lines.join('\n')).rows.map(rowOfPasted);
  const found = errorsOfList(rows, ground);
  expect([...found.keys()]).toEqual([rows[500]?.key]);
  expect(found.get(rows[500]?.key ?? '')?.row).toContain('500');
  const started = performance.now();
  errorsOfList([...rows.slice(0, 250), row({}), ...rows.slice(250)], ground);
  expect(performance.now() - started).toBeLessThan(50);
});

it('finds the field behind a path of the API', () => {
  expect(fieldOf('rows.3.person.email')).toBe('email');
  expect(fieldOf(['extras', 0, 'limitId'])).toBe('workshop');
  expect(fieldOf('')).toBe('row');
});
