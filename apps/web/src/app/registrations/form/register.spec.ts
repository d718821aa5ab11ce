// The form as a person meets it again: answers found after a reload, and one request with one key however often sent.
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { authPaths } from '@treize/contract/auth';
import { idempotencyHeader } from '@treize/contract/registrations';
import { nobody, noAnswers, type Answers, type PersonAnswers } from './answers/answers';
import { Register } from './register';
import { freshForm, readForm, saveForm } from './saved-form';

const sessionId = '0192aaaa-0000-7000-8000-000000000001';
const yann: PersonAnswers = {
  ...nobody,
  kind: 'STAFF',
  functionChoice: 'Technicien·ne',
  municipality: {
    code: '22207',
    name: 'Plouaret',
    departmentCode: '22',
    departmentName: 'Côtes-d’Armor',
    regionCode: '53',
    regionName: 'Bretagne',
    epciCode: null,
    epciName: null,
    postcodes: ['22420'],
    programmes: [],
  },
  familyName: 'Kerzec',
  givenName: 'Yann',
  email: 'yann.kerzec@plouaret.example',
};
const answered: Answers = { ...noAnswers, you: yann };
const halfDay = {
  id: sessionId,
  period: 'AM',
  startTime: '09:30',
  endTime: '12:30',
  startsAt: '2027-01-12T08:30:00.000Z',
  endsAt: '2027-01-12T11:30:00.000Z',
};
const openSession = {
  ...{
    id: sessionId,
    ref: '53-2027-001',
    title: 'Marche exploratoire',
    moduleCode: 'M01',
    regime: 'TRAINING',
  },
  ...{
    theme: { code: 'CENTRES', label: 'Centres' },
    regionCode: '53',
    regionName: 'Bretagne',
    departmentCode: '22',
  },
  ...{
    town: 'Plouaret',
    venueName: 'Mairie',
    format: 'ONSITE',
    phase: 'PUBLISHED',
    funding: 'FREE',
    nearness: null,
  },
  days: [{ id: sessionId, date: '2027-01-12', halfDays: [halfDay] }],
  ...{ startsAt: halfDay.startsAt, endsAt: halfDay.endsAt, closesAt: halfDay.startsAt, plannedMinutes: 180 },
  seats: { capacity: 20, confirmed: 1, offered: 0, waiting: 0, held: 0, left: 19, verdict: 'OPEN' },
  ...{
    summary: '',
    objectives: [],
    audience: '',
    prerequisites: '',
    methods: '',
    assessment: '',
    outcome: '',
  },
  ...{ venue: null, room: '', trainers: [], track: null, contactEmail: 'bretagne@treize.example' },
  ...{
    opensAt: '2026-10-01T08:00:00.000Z',
    cancelReason: null,
    postponeReason: null,
    updatedAt: '2026-10-01T08:00:00.000Z',
  },
  closedAt: null,
  places: {
    ...{ limits: [], share: null, validation: 'NONE', waitingListOpen: true, offerHours: 24 },
    eligibility: { kind: null, delegationRequired: false, programmes: [], ownRegionOnly: false },
    ...{ priorityRule: 'NONE', reservedFor: [] },
  },
};
const overlap = {
  number: 'M01-53-01-0004',
  title: 'Halles et marchés',
  date: '2027-01-12',
  startTime: '09:00',
};
const fullSession = { ...openSession, seats: { ...openSession.seats, left: 0, verdict: 'WAITLIST' } };

const site = { demo: false, bodyName: 'Treize', contactEmail: 'aide@treize.example', mailboxUrl: null };

async function answerWhenAsked(http: HttpTestingController, url: string, answer: object): Promise<void> {
  for (;;) {
    const [asked] = http.match(url);
    if (asked) return asked.flush(answer);
    await new Promise((resolve) => setTimeout(resolve));
  }
}

interface OpenedForm {
  page: HTMLElement;
  http: HttpTestingController;
  settle(): Promise<void>;
}

/** `overlaps`: the answer to the question that the last step asks. */
async function openForm(
  step: number,
  { session = openSession, overlaps }: { session?: object; overlaps?: object[] } = {},
): Promise<OpenedForm> {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter(
        [
          { path: 'sessions/:sessionId/register', component: Register },
          { path: 'registrations/link/:token/done', children: [] },
        ],
        withComponentInputBinding(),
      ),
    ],
  });
  const http = TestBed.inject(HttpTestingController);
  const opening = RouterTestingHarness.create(`/sessions/${sessionId}/register?step=${step}`);
  // The page is stable, and the harness there, only once its reads are answered.
  await answerWhenAsked(http, `/api/sessions/${sessionId}`, session);
  await answerWhenAsked(http, authPaths.me, { me: null });
  await answerWhenAsked(http, authPaths.site, site);
  if (overlaps) await answerWhenAsked(http, `/api/sessions/${sessionId}/overlaps`, overlaps);
  const harness = await opening;
  await harness.fixture.whenStable();
  return {
    page: harness.fixture.nativeElement as HTMLElement,
    http,
    settle: () => harness.fixture.whenStable(),
  };
}

beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
});

const type = (page: HTMLElement, id: string, text: string) => {
  const field = page.querySelector<HTMLInputElement | HTMLTextAreaElement>(`#${id}`);
  if (!field) throw new Error(`no field ${id}`);
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
};

it('finds the answers again on the step asked for, and never goes past a missing one', async () => {
  saveForm(sessionId, freshForm({ ...noAnswers, you: { ...yann, email: '' } }));
  const { page } = await openForm(4);
  expect(page.querySelector('ui-steps')?.textContent).toContain('Étape 2 sur 4');
  expect(page.querySelector<HTMLInputElement>('#familyName')?.value).toBe('Kerzec');
});

it('asks nothing wrong of the questions that have just appeared, until the next try', async () => {
  const { page, settle } = await openForm(1);
  const next = async () => {
    page.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await settle();
  };
  const summary = () => page.querySelector('ui-error-summary')?.textContent ?? '';
  await next();
  expect(summary()).toContain('Dites si vous êtes élu·e ou agent·e.');
  expect(summary()).not.toContain('Choisissez votre fonction.');
  page.querySelector<HTMLInputElement>('#kind')?.click();
  await settle();
  expect(page.querySelector('#functionChoice')).not.toBeNull();
  expect(summary()).toContain('Choisissez votre commune');
  expect(summary()).not.toMatch(/fonction|délégation/);
  await next();
  expect(summary()).toMatch(/Choisissez votre fonction.*délégation/s);
});

it('keeps each answer as it is typed', async () => {
  saveForm(sessionId, freshForm(answered));
  const { page, settle } = await openForm(3);
  type(page, 'needs', 'Boucle magnétique');
  await settle();
  expect(readForm(sessionId)?.answers.you.needs).toBe('Boucle magnétique');
});

it('sends once for a double click, with the same key after a failure, and forgets the form once registered', async () => {
  const form = freshForm(answered);
  saveForm(sessionId, form);
  const { page, http, settle } = await openForm(4, { overlaps: [] });
  const submit = () => page.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
  const sent = () => http.expectOne({ method: 'POST', url: `/api/sessions/${sessionId}/registrations` });
  submit();
  submit();
  const first = sent();
  expect(first.request.headers.get(idempotencyHeader)).toBe(form.key);
  first.error(new ProgressEvent('error'));
  await settle();
  expect(page.textContent).toContain('L’inscription n’a pas été enregistrée');

  submit();
  const second = sent();
  expect(second.request.headers.get(idempotencyHeader)).toBe(form.key);
  second.flush({
    outcome: 'CONFIRMED',
    registrationId: sessionId,
    number: '53-2027-001-0001',
    token: 'signed',
    companionNumber: null,
  });
  await settle();
  expect(readForm(sessionId)).toBeNull();
});

it('holds a place from the first typed field, says until when, and gives it back on leaving', async () => {
  const form = freshForm(answered);
  saveForm(sessionId, form);
  const { page, http, settle } = await openForm(3);
  http.expectNone(({ method }) => method === 'POST');
  type(page, 'needs', 'Boucle');
  await settle();
  const asked = http.expectOne({ method: 'POST', url: `/api/sessions/${sessionId}/holds` });
  expect(asked.request.body).toEqual({ key: form.key, places: 1, invitation: null });
  asked.flush({ expiresAt: new Date(Date.now() + 600_000).toISOString() });
  await new Promise((resolve) => setTimeout(resolve));
  await settle();
  expect(page.textContent).toContain('Votre place est gardée jusqu’à');
  type(page, 'needs', 'Boucle magnétique');
  await settle();
  http.expectNone(({ method }) => method === 'POST');
  TestBed.resetTestingModule();
  http.expectOne({ method: 'DELETE', url: `/api/sessions/${sessionId}/holds/${form.key}` });
});

it('a full session with places kept for some registers as usual: who may have one is not told to wait', async () => {
  saveForm(sessionId, freshForm(answered));
  const kept = { label: 'Finistère', left: 2, releasesAt: null };
  const session = { ...fullSession, places: { ...fullSession.places, reservedFor: [kept] } };
  const { page, http } = await openForm(4, { session, overlaps: [] });
  expect(page.textContent).not.toContain('Demander une place en liste d’attente');
  page.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
  const sent = http.expectOne({ method: 'POST', url: `/api/sessions/${sessionId}/registrations` });
  expect(sent.request.body).toMatchObject({ waitingListOnly: false });
});

it('sends as one who waits on a full session, and directly once a place is free', async () => {
  saveForm(sessionId, freshForm(answered));
  const { page, http, settle } = await openForm(4, { session: fullSession, overlaps: [overlap] });
  expect(page.textContent).toContain('Halles et marchés');
  const sent = () => http.expectOne({ method: 'POST', url: `/api/sessions/${sessionId}/registrations` });
  page.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
  const waiting = sent();
  expect(waiting.request.body).toMatchObject({ waitingListOnly: true, companion: null, hold: null });
  waiting.flush(
    { type: 'about:blank', title: '', status: 409, code: 'places-remain' },
    { status: 409, statusText: 'Conflict' },
  );
  await new Promise((resolve) => setTimeout(resolve));
  await answerWhenAsked(http, `/api/sessions/${sessionId}`, openSession);
  await settle();
  const direct = [...page.querySelectorAll('button')].find(({ textContent }) =>
    textContent?.includes('directement'),
  );
  direct?.click();
  expect(sent().request.body).toMatchObject({ waitingListOnly: false });
});
