// What each tap does at the trainer's desk: shown at once, sent with its own key, kept when the network fails.
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { attendancePaths, type Sheet } from '@treize/contract/attendance';
import { webcrypto } from 'node:crypto';
import { SheetDesk } from './sheet-desk';

const halfDayId = '01890a5d-ac96-774b-bcce-b302099a8000';
const personId = '01890a5d-ac96-774b-bcce-b302099a8001';
const row: Sheet['rows'][number] = {
  registrationId: personId,
  number: '84-0001',
  familyName: 'Orvault',
  givenName: 'Camille',
  kind: 'ELECTED',
  function: 'Maire',
  body: 'Saint-Flour',
  needs: null,
  walkIn: false,
  state: 'EXPECTED',
  lateMinutes: 0,
  earlyMinutes: 0,
  minutes: 0,
  signature: null,
  corrections: [],
};
const present = { state: 'PRESENT', lateMinutes: 0, earlyMinutes: 0 } as const;
const settle = () => new Promise((resolve) => setTimeout(resolve));

function aDesk() {
  TestBed.configureTestingModule({ providers: [SheetDesk, provideHttpClient(), provideHttpClientTesting()] });
  const desk = TestBed.inject(SheetDesk);
  desk.hold({ halfDay: { id: halfDayId }, rows: [row] } as Sheet);
  const http = TestBed.inject(HttpTestingController);
  return { desk, mark: () => http.expectOne(attendancePaths.marks(halfDayId)) };
}

beforeAll(() =>
  Object.defineProperty(globalThis.crypto, 'randomUUID', { value: () => webcrypto.randomUUID() }),
);
beforeEach(() => sessionStorage.clear());

it('shows a tap at once, then holds what the server answers', async () => {
  const { desk, mark } = aDesk();
  desk.mark(personId, present);
  expect(desk.rows()[0]).toMatchObject({ state: 'PRESENT', delivery: 'sending' });
  mark().flush({ ...row, state: 'PRESENT', minutes: 180 });
  await settle();
  expect(desk.rows()[0]).toMatchObject({ state: 'PRESENT', minutes: 180, delivery: 'done' });
  expect(desk.counts()).toMatchObject({ expected: 0, present: 1 });
});

it('keeps a tap when the network fails, and sends it again with the same key', async () => {
  const { desk, mark } = aDesk();
  desk.mark(personId, present);
  const first = mark();
  const { id } = first.request.body as { id: string };
  first.error(new ProgressEvent('error'));
  await settle();
  expect(desk.failed()).toBe(true);
  expect(desk.rows()[0]).toMatchObject({ state: 'PRESENT', delivery: 'failed' });

  desk.retry();
  const second = mark();
  expect((second.request.body as { id: string }).id).toBe(id);
  second.flush({ ...row, state: 'PRESENT' });
  await settle();
  expect(desk.waiting()).toBe(0);
});

it('says what the server refused and shows the row as it was', async () => {
  const { desk, mark } = aDesk();
  desk.mark(personId, present);
  const problem = { type: 'about:blank', title: 'sealed', status: 409, code: 'half-day-sealed' };
  mark().flush(problem, { status: 409, statusText: 'Conflict' });
  await settle();
  expect(desk.refused()).toContain('clôturée');
  expect(desk.rows()[0]).toMatchObject({ state: 'EXPECTED', delivery: 'done' });
});

it('keeps a tap when the door has closed meanwhile', async () => {
  const { desk, mark } = aDesk();
  desk.mark(personId, present);
  const problem = { type: 'about:blank', title: 'nobody', status: 401, code: 'unauthenticated' };
  mark().flush(problem, { status: 401, statusText: 'Unauthorized' });
  await settle();
  expect(desk.signedOut()).toBe(true);
  expect(desk.waiting()).toBe(1);
});
