// The form of arrivals: read and sent back unchanged, and each fault told at its own field.
import type { ArrivalRules } from '@treize/contract/devices';
import { blankRules, rulesDraftOf, rulesErrors, rulesTextOf } from './arrival-rules-text';

const rules: ArrivalRules = {
  multipleEntries: true,
  reentry: false,
  entriesPerDay: 3,
  days: 2,
  admitsPending: true,
  minutesBefore: 45,
  minutesAfter: 0,
  question: { label: 'Déjeunez-vous avec nous ?', required: true },
  blocked: ['01890a5d-ac96-774b-bcce-b30209900001'],
};

it('what is read is sent back unchanged', () => {
  expect(rulesDraftOf(rulesTextOf(rules))).toEqual(rules);
  expect(rulesErrors(rulesTextOf(rules))).toEqual([]);
  expect(rulesErrors(blankRules)).toEqual([]);
});

it('[C8] no question when its text is empty; [C11] no limit of entries where one enters once', () => {
  const text = rulesTextOf(rules);
  expect(rulesDraftOf({ ...text, question: '  ' }).question).toBeNull();
  expect(rulesDraftOf({ ...text, multipleEntries: false }).entriesPerDay).toBeNull();
});

it.each([
  ['entriesPerDay', '0'],
  ['days', '1,5'],
  ['minutesBefore', ''],
  ['minutesBefore', '241'],
  ['minutesAfter', '-1'],
  ['question', 'x'.repeat(201)],
])('%s cannot be « %s »', (field, value) => {
  const errors = rulesErrors({ ...rulesTextOf(rules), [field]: value });
  expect(errors.map(({ id }) => id)).toEqual([`arrival-${field}`]);
});
