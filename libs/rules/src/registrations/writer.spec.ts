// Whom a message without any trace of ours is about.
import { theOneMeant } from './writer';

const one = (registrationId: string, isToCome: boolean) => ({ registrationId, sessionId: 's', isToCome });

it.each([
  ['nobody known', [], null],
  ['one to come', [one('a', true)], 'a'],
  ['one to come and one past', [one('a', true), one('b', false)], 'a'],
  ['two to come', [one('a', true), one('b', true)], null],
  ['one past', [one('a', false)], 'a'],
  ['two past', [one('a', false), one('b', false)], null],
] as const)('%s', (_, known, meant) => {
  expect(theOneMeant(known)?.registrationId ?? null).toBe(meant);
});
