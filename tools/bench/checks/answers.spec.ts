// Which answers are counted as what: a bench fails on anything that is neither a success nor a refusal of the contract.
import type { Seen } from '../load/plan';
import { countAnswers } from './answers';

const seen = (status: number, code = 'none'): Seen => ({
  ask: 'register',
  at: 1,
  took: 1,
  status,
  code,
  sessionId: 's',
  email: 'e',
});

describe('answers of a load', () => {
  it('counts successes, "busy" and refusals of the contract apart', () => {
    const counts = countAnswers([seen(201), seen(503, 'busy'), seen(409, 'registration-closed'), seen(201)]);
    expect(counts).toEqual({ accepted: 2, busy: 1, refused: 1, wrong: [] });
  });

  it.each([
    ['a failure of the inside', seen(500, 'unexpected'), 'register: 500 unexpected × 1'],
    ['a database that went away', seen(503, 'unavailable'), 'register: 503 unavailable × 1'],
    ['an error page', seen(502), 'register: 502 none × 1'],
    ['a code that is not of the contract', seen(409, 'who-knows'), 'register: 409 who-knows × 1'],
    ['a code under another status', seen(400, 'busy'), 'register: 400 busy × 1'],
    ['no answer', seen(0, 'read ECONNRESET'), 'register: no answer, read ECONNRESET × 1'],
  ])('refuses %s', (_, one, told) => {
    expect(countAnswers([one]).wrong).toEqual([told]);
  });
});
