// Sets the scenes of the seats: sessions of one region made for the test, people who registered before it begins.
import { randomUUID } from 'node:crypto';
import type { APIRequestContext, Page } from 'playwright-core';
import type { PlacesDraft, PlacesSettings } from '@treize/contract/places';
import type { RegistrationAnswer, RegistrationRequestBody } from '@treize/contract/registrations';
import type { OrganiserSession, SessionDraft } from '@treize/contract/sessions';
import { parisInstant } from '@treize/rules/time/paris';
import { addDays, parisDate } from '@treize/rules/time/wall';
import { enterAs } from '../browser';
import type { Registrant } from '../journey/registration-form';
import type { Story } from '../journey/story';

/** What the form of an organiser chooses from, as far as a scene needs it. */
interface Options {
  modules: { id: string; code: string }[];
  venues: { id: string; regionCode: string }[];
  trainers: { id: string; name: string }[];
}

export interface SceneSession {
  id: string;
  title: string;
  startsAt: string;
  places: PlacesSettings;
}

type Registered = Exclude<RegistrationAnswer, { outcome: 'ALREADY_TOLD' }>;

export class Scene {
  /** The organiser of Brittany, signed in. */
  organiser!: Page;
  #options!: Options;
  /** Days from today of the next session: each has its own, other ones when told again on the same stack. */
  #nextDay = 40 + Math.floor(Math.random() * 300);

  constructor(readonly story: Story) {}

  async open(): Promise<void> {
    this.organiser = await this.story.newPage();
    await enterAs(this.organiser, 'Nadia Belloc');
    this.#options = await this.#read('/api/organiser/options');
  }

  get #api(): APIRequestContext {
    return this.organiser.context().request;
  }

  async #read<T>(path: string): Promise<T> {
    return (await (await this.#api.get(path)).json()) as T;
  }

  async #send<T>(method: 'POST' | 'PUT', path: string, payload: unknown): Promise<T> {
    const answer = await this.#api.fetch(path, {
      method,
      data: payload,
      headers: { 'sec-fetch-site': 'same-origin', 'idempotency-key': randomUUID() },
    });
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  /** A published session of Brittany, open to all, with the places asked for. */
  async session(title: string, places: Partial<PlacesDraft> = {}): Promise<SceneSession> {
    const date = addDays(parisDate(new Date()), (this.#nextDay += 3));
    const draft: SessionDraft = {
      moduleId: this.#options.modules.find(({ code }) => code === 'M03')?.id ?? '',
      ...{ trackId: null, regionCode: '53', title, summary: '', format: 'ONSITE', funding: 'FREE' },
      contactEmail: 'bretagne@organisation.example',
      capacity: places.capacity ?? null,
      opensAt: parisInstant(addDays(date, -400), '09:00').toISOString(),
      closesAt: parisInstant(addDays(date, -4), '18:00').toISOString(),
      trainerIds: this.#options.trainers.filter(({ name }) => name === 'Yann Kerzec').map(({ id }) => id),
      days: [{ date, halfDays: [{ period: 'AM', startTime: '09:00', endTime: '12:30' }] }],
      venueId: this.#options.venues.find(({ regionCode }) => regionCode === '53')?.id ?? null,
      ...{ room: '', joinUrl: null },
    };
    const created = await this.#send<OrganiserSession>('POST', '/api/organiser/sessions', draft);
    const path = `/api/organiser/sessions/${created.id}`;
    await this.#send('POST', `${path}/publish`, { version: created.version });
    const settings = await this.#read<PlacesSettings>(`${path}/places`);
    const saved = await this.#send<PlacesSettings>('PUT', `${path}/places`, { ...settings, ...places });
    return { id: created.id, title, startsAt: created.startsAt, places: saved };
  }

  person(given: string, family: string): Registrant {
    const mark = this.story.mark;
    const letters = given.normalize('NFD').replace(/\W/g, '').toLowerCase();
    return { given, family: `${family}${mark}`, email: `${letters}.${mark}@mairie.example` };
  }

  /** Somebody who registered by the public form before the story; with a colleague, they are placed together. */
  async registered(
    session: SceneSession,
    who: Registrant,
    other: { town?: string; with?: Registrant } = {},
  ): Promise<Registered & { url: string }> {
    const draft = ({ given, family, email }: Registrant) => ({
      ...{ kind: 'ELECTED' as const, function: 'Maire', delegation: true, epciCode: null, email },
      ...{ municipalityCode: other.town ?? '22113', familyName: family, givenName: given },
      ...{ phone: null, needs: null, extras: [] },
    });
    const body: RegistrationRequestBody = {
      ...draft(who),
      companion: other.with ? draft(other.with) : null,
      ...{ waitingListOnly: false, hold: null, invitation: null },
    };
    const answer = await this.#send<RegistrationAnswer>(
      'POST',
      `/api/sessions/${session.id}/registrations`,
      body,
    );
    if (answer.outcome === 'ALREADY_TOLD') throw new Error(`${who.family} is registered already`);
    return { ...answer, url: `${this.story.stack.url}/registrations/link/${answer.token}` };
  }

  /** The figures of one limit by cause, the room's when none is named, on the organiser's page of a session. */
  async availability(limit?: string): Promise<Record<string, string>> {
    const lines = this.organiser.getByRole('table', { name: 'Places' }).locator('tbody').getByRole('row');
    const row = limit ? lines.filter({ hasText: limit }) : lines.first();
    await row.waitFor();
    const cells = await row
      .getByRole('cell')
      .evaluateAll((all) => all.map((one) => [one.getAttribute('data-label'), one.textContent.trim()]));
    return Object.fromEntries(cells) as Record<string, string>;
  }

  /** Statuses of a session's people, by family name. */
  async statuses({ id }: SceneSession): Promise<Record<string, string>> {
    const rows = await this.story.stack.sql<{ name: string; status: string }>(
      `select p.family_name as name, r.status from registrations r join people p on p.id = r.person_id
       where r.session_id = $1 order by r.created_at`,
      [id],
    );
    return Object.fromEntries(rows.map(({ name, status }) => [name, status]));
  }
}
