// The registration form's own check: which sentence, on which step, and the draft it makes.
import { registrationDraft } from '@treize/contract/registrations';
import { errorsOf, errorsOfChoices, firstIncompleteStep } from './answer-errors';
import {
  bodyOf,
  draftOf,
  nobody,
  noAnswers,
  otherFunction,
  type Answers,
  type PersonAnswers,
} from './answers';

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
const complete: PersonAnswers = {
  ...nobody,
  kind: 'ELECTED',
  functionChoice: 'Maire',
  delegation: 'NO',
  municipality: plouaret,
  familyName: 'Kerzec',
  givenName: 'Yann',
  email: 'yann.kerzec@plouaret.example',
};
const alone = (you: PersonAnswers): Answers => ({ ...noAnswers, you });
const fieldsOf = (given: PersonAnswers) => errorsOf(alone(given), []).map(({ field }) => field);
const workshop = {
  id: '0192aaaa-0000-7000-8000-000000000009',
  kind: 'WORKSHOP' as const,
  label: 'Atelier A',
  included: 0,
  left: 3,
};

it('asks first for everything the first two steps need', () =>
  expect(fieldsOf(nobody)).toEqual([
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
  expect(errorsOf(alone({ ...complete, [field]: value }), [])).toEqual([{ who: 'you', field, message }]),
);

it('leads to the first step that still asks something', () => {
  expect(firstIncompleteStep(noAnswers, [])).toBe(1);
  expect(firstIncompleteStep(alone({ ...complete, email: '' }), [])).toBe(2);
  expect(firstIncompleteStep(alone(complete), [])).toBe(4);
});

it('makes a draft for the commune, or for its EPCI, never for both', () => {
  expect(registrationDraft.parse(draftOf(complete, []))).toMatchObject({
    municipalityCode: '22207',
    epciCode: null,
  });
  const forEpci: PersonAnswers = { ...complete, body: 'EPCI' };
  expect(registrationDraft.parse(draftOf(forEpci, []))).toMatchObject({
    municipalityCode: null,
    epciCode: '200065928',
  });
  expect(bodyOf(forEpci)).toBe('CA Lannion-Trégor Communauté');
});

it('sends null for what was left empty', () =>
  expect(registrationDraft.parse(draftOf(complete, []))).toMatchObject({ phone: null, needs: null }));

it('asks for one workshop where there are some, and sends what was chosen', () => {
  expect(firstIncompleteStep(alone(complete), [workshop])).toBe(3);
  expect(errorsOfChoices(complete, [workshop])).toEqual({ workshop: 'Choisissez un atelier.' });
  const chosen = { ...complete, workshop: workshop.id };
  expect(errorsOf(alone(chosen), [workshop])).toEqual([]);
  expect(draftOf(chosen, [workshop]).extras).toEqual([{ limitId: workshop.id, quantity: 1 }]);
  expect(draftOf(chosen, []).extras).toEqual([]);
});

it('asks the same of a colleague, who is somebody else', () => {
  const pair: Answers = { you: complete, isPair: true, companion: nobody };
  expect(new Set(errorsOf(pair, []).map(({ who }) => who))).toEqual(new Set(['companion']));
  expect(errorsOf({ ...pair, isPair: false }, [])).toEqual([]);
  expect(errorsOf({ ...pair, companion: complete }, [])).toEqual([
    { who: 'companion', field: 'familyName', message: 'Votre collègue est une autre personne que vous.' },
  ]);
  expect(errorsOf({ ...pair, companion: { ...complete, givenName: 'Nadia' } }, [])).toEqual([]);
});
