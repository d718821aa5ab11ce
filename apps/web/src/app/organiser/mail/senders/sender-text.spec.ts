// The sender of a region: what is wrong as typed, and the facts before its address changes.
import type { RegionSender } from '@treize/contract/calendar';
import { addressChanges, renewalText, senderErrors, senderRefused, senderTextOf } from './sender-text';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const sender: RegionSender = {
  regionCode: '53',
  regionName: 'Bretagne',
  name: 'Treize · Bretagne',
  localPart: 'bretagne',
  address: 'bretagne@treize.example',
  subjectPrefix: '',
  signature: '',
  invitations: 0,
  standing: 312,
};
const text = senderTextOf(sender);

it('finds nothing wrong in what is stored', () => expect(senderErrors(text)).toEqual([]));

it.each([
  ['name', ' '],
  ['localPart', 'bret@gne'],
  ['localPart', '.bretagne'],
  ['subjectPrefix', 'x'.repeat(31)],
  ['signature', 'x'.repeat(501)],
])('refuses %s "%s" at its field', (field, value) =>
  expect(senderErrors({ ...text, [field]: value }).map(({ id }) => id)).toEqual([`sender-${field}`]),
);

it('tells an address already taken at its field, and nothing of other refusals', () => {
  const problem = { type: 'about:blank', title: '', status: 409, code: 'sender-taken' } as const;
  expect(senderRefused(problem).map(({ id }) => id)).toEqual(['sender-localPart']);
  expect(senderRefused({ ...problem, code: 'forbidden' })).toEqual([]);
});

it('sees another address, whatever capitals and spaces', () => {
  expect(addressChanges(sender, { ...text, localPart: ' Bretagne ' })).toBe(false);
  expect(addressChanges(sender, { ...text, localPart: 'bzh' })).toBe(true);
});

it('tells how many invitations are renewed', () => {
  expect(plain(renewalText(sender))).toMatch(
    /^312 invitations à venir seront retirées des agendas et renvoyées depuis la nouvelle adresse\./,
  );
  expect(plain(renewalText({ standing: 1 }))).toMatch(/^1 invitation à venir sera retirée .* renvoyée /);
});
