// Signing alone as a person meets it: the code of the QR becomes a pass, the pass a signature, the signature a receipt.
import { provideHttpClient } from '@angular/common/http';
import {
  HttpTestingController,
  provideHttpClientTesting,
  type TestRequest,
} from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { authPaths } from '@treize/contract/auth';
import { signingPaths, type SigningPage } from '@treize/contract/signing';
import { routes } from '../signing.routes';
import { phoneKey } from './phone';

const halfDayId = '01890a5d-ac96-774b-bcce-b30209900001';
const registrationId = '01890a5d-ac96-774b-bcce-b30209900002';
const half: SigningPage['halfDay'] = {
  id: halfDayId,
  sessionId: registrationId,
  title: 'Marche exploratoire',
  moduleTitle: 'Lire son centre-bourg',
  format: 'ONSITE',
  place: 'Mairie, Plouaret',
  date: '2027-01-12',
  period: 'AM',
  startTime: '09:30',
  endTime: '12:30',
  opensAt: '2027-01-12T08:00:00.000Z',
  closesAt: '2027-01-12T12:00:00.000Z',
  asksCode: true,
};
const signer = { registrationId, number: 'BRE-1', name: 'Yann Kerzec', body: 'Plouaret' };
const page = (change: Partial<SigningPage> = {}): SigningPage => ({
  halfDay: half,
  statement: 'Je certifie ma présence.',
  signer,
  receipt: null,
  refusal: null,
  ...change,
});

let http: HttpTestingController;
let harness: RouterTestingHarness;
beforeAll(() => {
  // The pad draws and watches its size; here there is neither a surface nor a size.
  const surface = new Proxy({}, { get: () => () => undefined, set: () => true });
  HTMLCanvasElement.prototype.getContext = (() => surface) as never;
  globalThis.ResizeObserver = class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  };
});
beforeEach(async () => {
  localStorage.clear();
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([{ path: 'sign', children: routes }], withComponentInputBinding()),
    ],
  });
  http = TestBed.inject(HttpTestingController);
  harness = await RouterTestingHarness.create();
});

const rendered = async (): Promise<HTMLElement> => {
  await harness.fixture.whenStable();
  return harness.routeNativeElement as HTMLElement;
};
const textOf = async (): Promise<string> => ((await rendered()).textContent ?? '').replace(/\s+/g, ' ');
const soon = () => new Promise((resolve) => setTimeout(resolve));
/** The next request to this address, once the page has made it. */
async function asked(path: string): Promise<TestRequest> {
  for (let tries = 0; tries < 100; tries++) {
    const [request] = http.match(path);
    if (request) return request;
    await soon();
  }
  throw new Error(`nobody asked for ${path}`);
}
/** The page is stable, and the harness there, only once its reads are answered. */
async function open(address: string, path: string, shown: SigningPage, code?: object): Promise<void> {
  const opening = harness.navigateByUrl(address);
  (await asked(path)).flush(shown);
  (await asked(authPaths.me)).flush({ me: null });
  if (code) {
    const request = await asked(signingPaths.pass(halfDayId));
    expect(request.request.body).toEqual({ code: '123456' });
    request.flush(code);
  }
  await opening;
  await soon();
}
const press = async (label: string): Promise<void> => {
  const buttons = [...(await rendered()).querySelectorAll('button')];
  buttons.find(({ textContent }) => textContent?.includes(label))?.click();
  await soon();
};

it('[E8] the QR of the room, then the sentence, then the receipt; the address forgets the code', async () => {
  const pass = { halfDayId, pass: 'the pass', until: '2999-01-01T00:00:00.000Z' };
  await open(`/sign/${halfDayId}?code=123456`, signingPaths.page(halfDayId), page(), pass);
  expect(TestBed.inject(Router).url).toBe(`/sign/${halfDayId}`);
  await press('Je certifie ma présence');
  const sent = await asked(signingPaths.sign(halfDayId));
  expect(sent.request.body).toMatchObject({
    token: null,
    pass: 'the pass',
    strokes: null,
    phoneKey: phoneKey(),
  });
  const receipt = {
    factId: registrationId,
    at: '2027-01-12T08:40:00.000Z',
    method: 'QR_SESSION' as const,
    statement: 'Je certifie ma présence.',
    hash: 'a'.repeat(64),
    samePhone: true,
  };
  sent.flush(page({ receipt }));
  await soon();
  const text = await textOf();
  expect(text).toContain('Votre signature est enregistrée');
  expect(text).toContain('a'.repeat(64));
  expect(text).toContain('Une autre personne a signé avec ce téléphone');
});

it('[E8] outside the window: refused with the hours between which one signs, and nothing to press', async () => {
  const refusal = {
    code: 'attendance-not-open',
    facts: { opensAt: half.opensAt, closesAt: half.closesAt },
  };
  await open(`/sign/${halfDayId}`, signingPaths.page(halfDayId), page({ refusal }));
  const text = await textOf();
  expect(text).toContain('pas encore ouvert');
  expect(text).toMatch(/9\sh/);
  expect(text).toMatch(/13\sh/);
  expect((await rendered()).querySelector('app-sign-fields, app-code-field')).toBeNull();
});

it('whoever is not known signs in, and comes back to this page', async () => {
  await open(`/sign/${halfDayId}`, signingPaths.page(halfDayId), page({ signer: null }));
  const link = (await rendered()).querySelector('a[href^="/sign-in"]');
  expect(link?.getAttribute('href')).toBe(`/sign-in?return=${encodeURIComponent(`/sign/${halfDayId}`)}`);
});

it('by the personal link of a remote session, no code is asked for', async () => {
  const token = 't'.repeat(43);
  const remote = page({ halfDay: { ...half, format: 'REMOTE', asksCode: false } });
  await open(`/sign/link/${token}/${halfDayId}`, signingPaths.linkPage(token, halfDayId), remote);
  expect((await rendered()).querySelector('app-code-field')).toBeNull();
  await press('Je certifie ma présence');
  expect((await asked(signingPaths.sign(halfDayId))).request.body).toMatchObject({ token, pass: null });
});

it('a pass that has ended asks for the code again', async () => {
  localStorage.setItem(
    'treize.room-passes',
    JSON.stringify([{ halfDayId, pass: 'old', until: '2999-01-01T00:00:00.000Z' }]),
  );
  await open(`/sign/${halfDayId}`, signingPaths.page(halfDayId), page());
  await press('Je certifie ma présence');
  (await asked(signingPaths.sign(halfDayId))).flush(
    { code: 'room-code-missing', status: 409 },
    { status: 409, statusText: 'Conflict' },
  );
  await soon();
  expect((await rendered()).querySelector('app-code-field')).not.toBeNull();
  expect(await textOf()).toContain('il faut le code affiché');
});
