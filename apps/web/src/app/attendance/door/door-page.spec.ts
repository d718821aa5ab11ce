// The door: nobody is found with two letters, an arrival is kept and its fate told, a badge is enough without network.
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { By } from '@angular/platform-browser';
import { provideRouter } from '@angular/router';
import type { RecordAction } from '@treize/contract/devices';
import { doorPaths, type DoorDesk, type DoorMatch } from '@treize/contract/door';
import { ed25519 } from '@noble/curves/ed25519.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { buildBadge } from '@treize/evidence/badge';
import { toBase64Url } from '@treize/evidence/base64url';
import { parisDate } from '@treize/rules/time/wall';
import { QrCamera } from '../../platform/scan/qr-camera';
import { anId } from '../attendance.fixture';
import { Device } from '../device/device';
import type { RefusedRecord } from '../device/local-sheet';
import { DoorPage } from './door-page';

const secret = ed25519.utils.randomSecretKey();
const key = { x: toBase64Url(ed25519.getPublicKey(secret)), kid: 'one' };
const [halfDayId, sessionId] = [anId(1), anId(2)];
const soon = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();
const aDoor = (change: Partial<DoorDesk> = {}): DoorDesk => ({
  id: halfDayId,
  period: 'AM',
  startTime: '09:30',
  endTime: '12:30',
  startsAt: soon(-10),
  endsAt: soon(120),
  sessionId,
  sessionTitle: 'Journée de Saint-Flour',
  sessionState: 'PUBLISHED',
  place: 'Salle polyvalente',
  date: parisDate(new Date()),
  sealedAt: null,
  rules: { minutesBefore: 60, minutesAfter: 60, multipleEntries: false, reentry: true, question: null },
  badgeKeys: [key],
  arrivals: [],
  ...change,
});
const someone = (last: number, given: Partial<DoorMatch> = {}): DoorMatch => ({
  registrationId: anId(last),
  familyName: `Castagnol${last}`,
  givenName: 'Rémi',
  body: 'Saint-Flour',
  since: null,
  hasLeft: false,
  ...given,
});
const times = { notBefore: new Date(soon(-60)), notAfter: new Date(soon(60)) };
const badgeOf = (registrationId: string): string =>
  buildBadge({ registrationId, sessionId, ...times }, (text) =>
    toBase64Url(ed25519.sign(utf8ToBytes(text), secret)),
  );

/** What this browser has been given to keep, and what the test says became of it. */
class KeptHere {
  readonly actions: { action: RecordAction; method: string | undefined }[] = [];
  readonly fates = signal<ReadonlyMap<string, 'waiting' | 'refused' | 'sent'>>(new Map());
  readonly refused = signal<readonly RefusedRecord[]>([]);
  readonly lastExchange = signal<Date | null>(null);
  readonly join = async (): Promise<void> => undefined;
  readonly serverTime = async (): Promise<Date> => new Date();
  readonly greet = async (_: string, action: RecordAction, { method }: { method?: string }) => {
    this.actions.push({ action, method });
    const id = anId(500 + this.actions.length);
    this.fate(id, 'waiting');
    return { id };
  };
  readonly fateOf = (id: string) => this.fates().get(id) ?? 'sent';
  fate(id: string, fate: 'waiting' | 'refused' | 'sent'): void {
    this.fates.update((fates) => new Map([...fates, [id, fate]]));
  }
}

let device: KeptHere;
let http: HttpTestingController;
let fixture: ComponentFixture<DoorPage>;
const page = (): HTMLElement => fixture.nativeElement as HTMLElement;
const text = (): string => (page().textContent ?? '').replace(/\s+/g, ' ');
const settled = async (ms = 0): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, ms));
  await fixture.whenStable();
};
const button = (words: string): HTMLButtonElement | undefined =>
  [...page().querySelectorAll('button')].find((one) => one.textContent?.includes(words));

async function open(door = aDoor()): Promise<void> {
  device = new KeptHere();
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([]),
      { provide: Device, useValue: device },
    ],
  });
  http = TestBed.inject(HttpTestingController);
  fixture = TestBed.createComponent(DoorPage);
  fixture.componentRef.setInput('halfDayId', halfDayId);
  TestBed.tick();
  http.expectOne(doorPaths.desk(halfDayId)).flush(door);
  await settled();
}
async function type(typed: string): Promise<void> {
  const field = page().querySelector<HTMLInputElement>('#door-search');
  if (!field) throw new Error('no field to search');
  field.value = typed;
  field.dispatchEvent(new Event('input'));
  await settled(300);
}
async function show(badge: string): Promise<void> {
  (fixture.debugElement.query(By.directive(QrCamera)).componentInstance as QrCamera).read.emit(badge);
  await settled();
}
const searched = (q: string) =>
  http.expectOne(`${doorPaths.search(halfDayId)}?${new URLSearchParams({ q })}`);
const found = (badge: string) => http.expectOne(`${doorPaths.badge}?${new URLSearchParams({ badge })}`);

it('[C22] asks nothing with two letters; with three, shows who is expected, and nothing else of them', async () => {
  await open();
  await type('ca');
  http.expectNone(() => true);
  expect(text()).toContain('Encore une lettre ou deux.');
  await type('cas');
  searched('cas').flush([someone(11), someone(12)]);
  await settled();
  expect(button('Castagnol12 Rémi')?.textContent?.trim()).toBe('Castagnol12 Rémi · Saint-Flour');
  expect(text()).toContain('2 personnes trouvées');
});

it('notes the arrival of whom one chooses, and tells what became of it', async () => {
  await open();
  await type('cas');
  searched('cas').flush([someone(11)]);
  await settled();
  button('Castagnol11')?.click();
  await settled();
  button('Noter l’arrivée')?.click();
  await settled();
  expect(device.actions).toEqual([
    {
      action: { kind: 'ENTERED', registrationId: anId(11), badge: null, answer: null },
      method: 'TRAINER_DEVICE',
    },
  ]);
  expect(text()).toContain('gardée sur cet appareil');
  device.fate(anId(501), 'sent');
  await settled();
  expect(page().querySelector('ui-alert')?.textContent).toMatch(/Castagnol11 Rémi\s: arrivée notée à/);
  expect(text()).toContain('Vos arrivées (1)');
});

it('a refusal says why, stays until it is read, and then in the list', async () => {
  await open();
  await show(badgeOf(anId(11)));
  found(badgeOf(anId(11))).flush({ ...someone(11), halfDayId, sessionId });
  await settled();
  const id = anId(501);
  const row = {
    id,
    halfDayId,
    registrationId: anId(11),
    kind: 'ENTERED',
    code: 'not-confirmed',
    since: null,
  };
  device.fate(id, 'refused');
  device.refused.set([{ ...row, deviceAt: soon(0), refusedAt: soon(0) }]);
  await settled();
  expect(text()).toContain('arrivée non notée. La place de cette personne n’est pas confirmée.');
  Object.assign(device, { dismiss: async () => device.refused.set([]) });
  button('J’ai lu')?.click();
  await settled();
  expect(button('J’ai lu')).toBeUndefined();
  expect(page().querySelector('app-door-arrivals')?.textContent).toContain('Non notée');
});

it('[C1] who has come already is not recorded again, whoever saw them', async () => {
  await open();
  await show(badgeOf(anId(11)));
  found(badgeOf(anId(11))).flush({ ...someone(11, { since: soon(-5) }), halfDayId, sessionId });
  await settled();
  expect(text()).toContain('Déjà présent·e depuis');
  expect([device.actions, button('Noter l’arrivée')]).toEqual([[], undefined]);
  await show(badgeOf(anId(12)));
  found(badgeOf(anId(12))).flush({ ...someone(12), halfDayId, sessionId });
  await settled();
  await show(badgeOf(anId(12)));
  found(badgeOf(anId(12))).flush({ ...someone(12), halfDayId, sessionId });
  await settled();
  expect(text()).toContain('Son arrivée est déjà notée sur cet appareil.');
  expect(device.actions).toHaveLength(1);
});

it('[C8] asks the question of the door first, and does not go on without an answer that must be given', async () => {
  const rules = { ...aDoor().rules, question: { label: 'Déjeunez-vous sur place ?', required: true } };
  await open(aDoor({ rules }));
  await show(badgeOf(anId(11)));
  found(badgeOf(anId(11))).flush({ ...someone(11), halfDayId, sessionId });
  await settled();
  expect(device.actions).toEqual([]);
  button('Noter l’arrivée')?.click();
  await settled();
  expect(text()).toContain('La question posée à l’arrivée attend une réponse.');
  const field = page().querySelector<HTMLInputElement>('#door-answer');
  if (!field) throw new Error('no field to answer');
  field.value = 'Oui';
  field.dispatchEvent(new Event('input'));
  button('Noter l’arrivée')?.click();
  await settled();
  expect(device.actions).toMatchObject([{ action: { answer: 'Oui' }, method: 'BADGE' }]);
});

describe('without network', () => {
  const cut = (badge: string) => found(badge).error(new ProgressEvent('offline'));

  it('[C15] a signed badge is enough; its holder has no name until the server answers', async () => {
    await open();
    await show(badgeOf(anId(11)));
    cut(badgeOf(anId(11)));
    await settled(20);
    expect(device.actions).toMatchObject([{ action: { registrationId: anId(11) }, method: 'BADGE' }]);
    expect(text()).toContain('Badge lu, nom pas encore connu : arrivée de');
  });

  it('[C15] a badge that we did not sign is refused here', async () => {
    await open();
    const forged = `${badgeOf(anId(11)).slice(0, -86)}${'A'.repeat(86)}`;
    await show(forged);
    cut(forged);
    await settled(20);
    expect(text()).toContain('Ce code n’est pas un badge de cette plateforme.');
    expect(device.actions).toEqual([]);
  });

  it('a name cannot be looked up, and one is told what to do instead', async () => {
    await open();
    await type('cas');
    searched('cas').error(new ProgressEvent('offline'));
    await settled();
    expect(text()).toContain('lisez le badge de la personne');
  });
});

it('[C20] a badge of another of my half-days leads to its own door', async () => {
  await open();
  await show(badgeOf(anId(11)));
  found(badgeOf(anId(11))).flush({ ...someone(11), halfDayId: anId(3), sessionId });
  await settled();
  expect(page().querySelector(`a[href="/attendance/door/${anId(3)}"]`)?.textContent).toContain(
    'Ouvrir cet accueil',
  );
  expect(device.actions).toEqual([]);
});

it('before its hour, and once sealed, says so and records nothing', async () => {
  await open(aDoor({ sealedAt: soon(-1) }));
  expect(text()).toContain('Clôturée. Rien ne peut être noté pour le moment.');
  expect(page().querySelector('#door-search')).toBeNull();
});
