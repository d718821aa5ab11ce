// Builders and acts of registrations for tests: a valid draft, the POST as the browser sends it.
import { randomUUID } from 'node:crypto';
import type { RegistrationAnswer, RegistrationDraft } from '@treize/contract/registrations';
import type { TestApp } from '../test-app.fixture';

let count = 0;

/** An adjoint of Saint-Flour with a mailbox of their own. */
export const aDraft = (change: Partial<RegistrationDraft> = {}): RegistrationDraft => {
  const rank = ++count;
  return {
    kind: 'ELECTED',
    function: 'Adjoint·e au maire',
    delegation: true,
    municipalityCode: '15187',
    epciCode: null,
    familyName: `Castagnol${rank}`,
    givenName: 'Rémi',
    email: `remi.${rank}@mairie.example`,
    phone: null,
    needs: null,
    extras: [],
    ...change,
  };
};

export const postRegistration = (
  app: TestApp,
  sessionId: string,
  draft: unknown,
  key: string = randomUUID(),
  headers: Record<string, string> = {},
) =>
  app.inject({
    method: 'POST',
    url: `/api/sessions/${sessionId}/registrations`,
    headers: { 'idempotency-key': key, ...headers },
    payload: draft as object,
  });

/** Registers, and expects a place or a rank. */
export async function register(
  app: TestApp,
  sessionId: string,
  draft: RegistrationDraft = aDraft(),
): Promise<Exclude<RegistrationAnswer, { outcome: 'ALREADY_TOLD' }>> {
  const answer = await postRegistration(app, sessionId, draft);
  if (answer.statusCode !== 201) throw new Error(`${answer.statusCode} ${answer.body}`);
  const body = answer.json<RegistrationAnswer>();
  if (body.outcome === 'ALREADY_TOLD') throw new Error('the person was registered already');
  return body;
}

/** Counters of the session's row beside what its registrations say. */
export async function countsOf(app: TestApp, sessionId: string) {
  const [row] = await app.source.query<Record<string, number>[]>(
    `select s.confirmed, s.offered, s.waiting,
       (count(*) filter (where r.status in ('CONFIRMED','TO_RECONFIRM','PENDING_VALIDATION')))::int as "rowsConfirmed",
       (count(*) filter (where r.status = 'OFFERED'))::int as "rowsOffered",
       (count(*) filter (where r.status = 'WAITLISTED'))::int as "rowsWaiting"
     from sessions s left join registrations r on r.session_id = s.id where s.id = $1 group by s.id`,
    [sessionId],
  );
  return row as Record<
    'confirmed' | 'offered' | 'waiting' | 'rowsConfirmed' | 'rowsOffered' | 'rowsWaiting',
    number
  >;
}
