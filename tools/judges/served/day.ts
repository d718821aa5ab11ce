// A day as it goes: two tablets in the room, one signature drawn and one by the sentence, a walk-in, both half-days sealed.
import { randomUUID } from 'node:crypto';
import { attendancePaths } from '@treize/contract/attendance';
import {
  certificatePaths,
  sessionCertificates,
  type SessionCertificates,
} from '@treize/contract/certificates';
import { evidencePaths } from '@treize/contract/evidence';
import { aGrant, aRunningSession, type RunningSession } from '@treize/api/attendance/attendance.fixture';
import { closing, marked, signed, TestDevice, walkedIn } from '@treize/api/attendance/records/device.fixture';
import { aPerson } from '@treize/api/people/people.fixture';
import { signingFiles } from '@treize/api/platform/pdf/signing/signing-certificate.fixture';
import { startTestApp, type TestApp } from '@treize/api/test-app.fixture';
import { placeTowns } from '@treize/api/territories/territories.fixture';
import { drawn } from '../documents/every-block.ts';

export class HeldDay {
  private constructor(
    readonly app: TestApp,
    readonly session: RunningSession,
    private readonly trainer: { cookie: string },
    private readonly organiser: { cookie: string },
  ) {}

  static async start(): Promise<HeldDay> {
    const app = await startTestApp({ now: '2027-01-12T11:00:00Z', settings: await signingFiles() });
    await placeTowns(app.source, ['15187']);
    const session = await app.source.transaction((tx) => aRunningSession(tx));
    const organiser = await app.source.transaction(async (tx) => {
      const id = await aPerson(tx);
      await aGrant(tx, id, 'REGIONAL_ORGANIZER', 'region', '84');
      return id;
    });
    return new HeldDay(app, session, await app.signIn(session.trainerId), await app.signIn(organiser));
  }

  /** Two devices in the morning, one in the afternoon; a correction once all is sealed; then what the worker does. */
  async hold(): Promise<void> {
    const { morning, afternoon, registrations, sessionId } = this.session;
    const [first, second, third] = registrations.map(({ id }) => id) as [string, string, string];
    const hall = await TestDevice.enrol(this.app, this.trainer, 'Tablette de la salle');
    const door = await TestDevice.enrol(this.app, this.trainer, 'Téléphone de l’accueil');
    await hall.do(morning, signed(first, drawn));
    await door.do(morning, signed(first));
    await door.do(morning, marked(second, 'PRESENT', 10));
    await hall.do(morning, marked(third, 'ABSENT'));
    const { registrationId: unexpected } = await hall.do(morning, walkedIn(randomUUID()));
    await this.closed(hall, morning);
    this.app.clock.set('2027-01-12T16:00:00Z');
    await hall.do(afternoon, signed(first, drawn));
    await hall.do(afternoon, marked(second, 'EXCUSED'));
    await hall.do(afternoon, marked(third, 'ABSENT'));
    await hall.do(afternoon, marked(unexpected ?? '', 'PRESENT', 0, 30));
    await this.closed(hall, afternoon);
    await this.post(attendancePaths.corrections(morning), {
      ...{ id: randomUUID(), registrationId: third, state: 'PRESENT', lateMinutes: 15 },
      ...{ deviceAt: '2027-01-12T16:00:00Z', reason: 'Vue par l’accueil à 9 h 15', strokes: drawn },
    });
    await this.post(attendancePaths.close(sessionId), {});
    const { failures } = await this.app.runJobs();
    const own = failures.filter(({ queue }) => /^(attendance|certificates)\./.test(queue));
    if (own.length > 0) throw new Error(JSON.stringify(own));
  }

  private async closed(device: TestDevice, halfDayId: string): Promise<void> {
    const result = await device.do(halfDayId, closing(drawn));
    if (result.outcome !== 'RECORDED') throw new Error(`not closed: ${result.code}`);
  }

  private async post(url: string, payload: object): Promise<void> {
    const headers = url.includes('/organiser/') ? this.organiser : this.trainer;
    const answer = await this.app.inject({ method: 'POST', url, payload, headers });
    if (answer.statusCode >= 300) throw new Error(`${url}: ${answer.body}`);
  }

  async get(url: string, who: { cookie: string } | null = this.organiser): Promise<Buffer> {
    const answer = await this.app.inject({ method: 'GET', url, headers: who ?? {} });
    if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.body}`);
    return answer.rawPayload;
  }

  async certificates(): Promise<SessionCertificates['certificates']> {
    const url = certificatePaths.ofSession(this.session.sessionId);
    return sessionCertificates.parse(JSON.parse((await this.get(url)).toString())).certificates;
  }

  /** A person registered since before, who alone holds their credential: their session and their address. */
  async holder(familyName: string): Promise<{ who: { cookie: string }; email: string }> {
    const place = Number(familyName.replace('Castagnol', ''));
    const personId = this.session.registrations[place - 1]?.personId ?? '';
    const [person] = await this.app.source.query<{ email: string }[]>(
      'select email from registrations where person_id = $1',
      [personId],
    );
    return { who: await this.app.signIn(personId), email: person?.email ?? '' };
  }

  revoke(certificateId: string): Promise<void> {
    return this.post(certificatePaths.revoke(certificateId), { reason: 'Erreur sur la personne' });
  }

  /** What anybody may ask: the keys, without a session. */
  async publishedKeys(): Promise<{ kid: string }[]> {
    const { keys } = JSON.parse((await this.get(evidencePaths.keys, null)).toString()) as {
      keys: { kid: string }[];
    };
    return keys;
  }
}
