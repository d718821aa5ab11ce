// The registration form's own check: which sentence, on which step, and the draft it makes.
import { registrationDraft } from '@treize/contract/registrations';
import { errorsOf, firstIncompleteStep } from './answer-errors';
import { bodyOf, draftOf, noAnswers, otherFunction, type Answers } from './answers';

const plouaret = {
  code: '22207',
  name: 'Plouaret',
  departmentCode: '22',
  departmentName: 'Côtes-d’Armor',
  regionCode: '53',
  regionName: 'Bretagne',
  epciCode: '200065928',
  epciName: 'CA Lannion-Trégor Communauté',
  postcodes: ['22420'],
  programmes: ['PVD' as const],
};
const complete: Answers = {
  ...noAnswers,
  kind: 'ELECTED',
  functionChoice: 'Maire',
  delegation: 'NO',
  municipality: plouaret,
  familyName: 'Kerzec',
  givenName: 'Yann',
  email: 'yann.kerzec@plouaret.example',
};
const fieldsOf = (given: Answers) => errorsOf(given).map(({ field }) => field);

it('asks first for everything the first two steps need', () =>
  expect(fieldsOf(noAnswers)).toEqual([
    'kind',
    'functionChoice',
    'municipality',
    'familyName',
    'givenName',
    'email',
  ]));

it('asks an elected official, and nobody else, about a delegation', () => {
  expect(fieldsOf({ ...complete, delegation: '' })).toEqual(['delegation']);
  expect(fieldsOf({ ...complete, kind: 'STAFF', functionChoice: 'Technicien·ne', delegation: '' })).toEqual(
    [],
  );
});

it('does not keep the function of the other kind', () =>
  expect(fieldsOf({ ...complete, kind: 'STAFF' })).toEqual(['functionChoice']));

it('asks for the text of another function', () =>
  expect(fieldsOf({ ...complete, functionChoice: otherFunction, functionText: ' ' })).toEqual([
    'functionText',
  ]));

it.each([
  ['email', 'yann@', 'Vérifiez l’adresse électronique\u00a0: elle s’écrit comme prenom.nom@mairie.fr.'],
  ['phone', 'demain', 'Vérifiez le numéro de téléphone\u00a0: il s’écrit comme 02 99 00 00 00.'],
  ['familyName', 'K'.repeat(81), '80 caractères au plus.'],
] as const)('says what is wrong in %s', (field, value, message) =>
  expect(errorsOf({ ...complete, [field]: value })).toEqual([{ field, message }]),
);

it('leads to the first step that still asks something', () => {
  expect(firstIncompleteStep(noAnswers)).toBe(1);
  expect(firstIncompleteStep({ ...complete, email: '' })).toBe(2);
  expect(firstIncompleteStep(complete)).toBe(4);
});

it('makes a draft for the commune, or for its EPCI, never for both', () => {
  expect(registrationDraft.parse(draftOf(complete))).toMatchObject({
    municipalityCode: '22207',
    epciCode: null,
  });
  const forEpci: Answers = { ...complete, body: 'EPCI' };
  expect(registrationDraft.parse(draftOf(forEpci))).toMatchObject({
    municipalityCode: null,
    epciCode: '200065928',
  });
  expect(bodyOf(forEpci)).toBe('CA Lannion-Trégor Communauté');
});

it('sends null for what was left empty', () =>
  expect(registrationDraft.parse(draftOf(complete))).toMatchObject({ phone: null, needs: null }));
