// Registering by hand: the draft, its errors, and the rules set aside with a reason.
import type { Municipality } from '@treize/contract/territories';
import { handDraftOf, handErrors, noHandText, type HandText } from './hand-text';

const municipality = { code: '22070', epciCode: '200067981' } as Municipality;
const [workshop, lunch] = [
  '0192aaaa-0000-7000-8000-000000000001',
  '0192aaaa-0000-7000-8000-000000000002',
] as const;
const typed = (given: Partial<HandText> = {}): HandText => ({
  ...noHandText,
  function: 'Maire',
  municipality,
  familyName: 'Kerzec',
  givenName: 'Yann',
  email: 'yann.kerzec@guingamp.example',
  ...given,
});
const limits = [
  { id: workshop, kind: 'WORKSHOP' as const, included: 0 },
  { id: lunch, kind: 'LUNCH' as const, included: 0 },
];

it('registers for a commune or for its EPCI, with what was chosen', () => {
  const given = typed({ workshop, lunches: { [lunch]: '2' } });
  expect(handDraftOf(given)).toMatchObject({
    municipalityCode: '22070',
    epciCode: null,
    extras: [
      { limitId: workshop, quantity: 1 },
      { limitId: lunch, quantity: 2 },
    ],
    override: null,
  });
  expect(handDraftOf(typed({ forEpci: true }))).toMatchObject({
    municipalityCode: null,
    epciCode: '200067981',
  });
  expect(handDraftOf(typed({ lunches: { [lunch]: '0' } })).extras).toEqual([]);
});

it('sets rules aside only when one is named, and then asks why', () => {
  const aside = { ...noHandText.aside, share: true };
  expect(handDraftOf(typed({ aside, reason: 'Élue référente' })).override).toEqual({
    ...aside,
    reason: 'Élue référente',
  });
  expect(handErrors(typed({ aside }), []).map(({ id }) => id)).toEqual(['hand-reason']);
});

it('says what is missing in the order of the form', () => {
  expect(handErrors(typed(), [])).toEqual([]);
  expect(
    handErrors(typed({ municipality: null, email: 'x', function: '' }), limits).map(({ id }) => id),
  ).toEqual(['hand-function', 'hand-municipality', 'hand-email', 'hand-workshop']);
});
