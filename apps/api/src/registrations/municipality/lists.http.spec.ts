// Lists registered by a mairie: row by row, together, retried, checked before; nothing lost, nothing half-applied.
import { randomUUID } from 'node:crypto';
import { aSession, type SessionWanted } from '../../sessions/sessions.fixture';
import { startTestApp, type TestApp } from '../../test-app.fixture';
import { placeTowns } from '../../territories/territories.fixture';
import { aDraft, countsOf, register as registerAlone } from '../registrations.fixture';
import { aContact, aListed, guingamp, loudeac, mailsTo, rowsOf, storedOn } from './municipality.fixture';

const now = '2027-01-05T08:00:00Z';
let app: TestApp;
let mairie: Awaited<ReturnType<typeof aContact>>;
const session = (change: SessionWanted = {}) => app.source.transaction((tx) => aSession(tx, change));
const outcomes = (rows: { outcome: string }[]) => rows.map(({ outcome }) => outcome);

beforeAll(async () => {
  app = await startTestApp({ now });
  await placeTowns(app.source);
  mairie = await aContact(app);
});
beforeEach(() => app.clock.set(now));
afterAll(() => app.close());

describe('row by row', () => {
  it('registers the good rows in their order, keeps who did it for whom, and tells what is wrong in the others', async () => {
    const sessionId = await session({ capacity: 2 });
    const rows = rowsOf([
      aListed({ familyName: 'Abgrall' }),
      aListed({ email: 'pas-une-adresse', function: '' }),
      aListed({ familyName: 'Bodet' }),
      aListed({ familyName: 'Corlay' }),
      'rien',
    ]);
    const told = await mairie.register(sessionId, rows);
    expect(outcomes(told)).toEqual(['CONFIRMED', 'INVALID', 'CONFIRMED', 'WAITLISTED', 'INVALID']);
    expect(told.map(({ key }) => key)).toEqual(rows.map(({ key }) => key));
    expect(told[1]?.errors.map(({ path }) => path).sort()).toEqual(['email', 'function']);
    expect(told[3]).toMatchObject({ rank: 1, reasons: [{ code: 'ROOM', label: null }] });
    expect(await storedOn(app, sessionId)).toMatchObject(
      ['Abgrall', 'Bodet', 'Corlay'].map((family_name) => ({
        family_name,
        source: 'MUNICIPALITY',
        registered_by: mairie.personId,
        on_behalf_of: guingamp,
      })),
    );
  });

  it('the commune is the contact’s own, whatever the row says', async () => {
    const sessionId = await session();
    await mairie.register(sessionId, rowsOf([aListed({ municipalityCode: loudeac, epciCode: '200067981' })]));
    const rows = await app.source.query(
      'select municipality_code, epci_code from registrations where session_id = $1',
      [sessionId],
    );
    expect(rows).toEqual([{ municipality_code: guingamp, epci_code: null }]);
  });

  it('without an address, a person is written to through the mairie, by name', async () => {
    const sessionId = await session({ title: 'Habitat ancien' });
    await mairie.register(
      sessionId,
      rowsOf([aListed({ givenName: 'Yann', familyName: 'Kerdoncuff', email: null })]),
    );
    expect(await storedOn(app, sessionId)).toMatchObject([{ email: mairie.email, via_municipality: true }]);
    await app.runJobs();
    const mails = await mailsTo(app, mairie.email);
    const titled = mails.map(({ subject }) => subject);
    expect(titled).toContain('Inscription confirmée\u00a0: Habitat ancien (Yann Kerdoncuff)');
    expect(titled).toContain('Invitation\u00a0: Habitat ancien, mardi 12 janvier (Yann Kerdoncuff)');
    expect(mails.at(-1)?.text_body).toContain('Ce message est pour Yann Kerdoncuff');
    expect(mails.at(-1)?.text_body).toContain('la mairie, Guingamp');
  });

  it('W13: the same person twice in the list, by the first row; two people of one mailbox are two people', async () => {
    const sessionId = await session();
    const one = aListed({ familyName: 'Le Goff', givenName: 'Anne', email: null });
    const told = await mairie.register(
      sessionId,
      rowsOf([one, { ...one, familyName: 'LE-GOFF', givenName: 'anne' }, aListed({ email: null })]),
    );
    expect(outcomes(told)).toEqual(['CONFIRMED', 'INVALID', 'CONFIRMED']);
    expect(told[1]?.errors).toEqual([{ path: '', message: 'la même personne est à la ligne 1' }]);
  });

  it('W13: somebody registered already is told with the number, unless they are of another commune', async () => {
    const sessionId = await session();
    const ours = aListed();
    const [first] = await mairie.register(sessionId, rowsOf([ours]));
    const theirs = aDraft({ municipalityCode: loudeac });
    await registerAlone(app, sessionId, theirs);
    const told = await mairie.register(
      sessionId,
      rowsOf([
        ours,
        aListed({ familyName: theirs.familyName, givenName: theirs.givenName, email: theirs.email }),
      ]),
    );
    expect(outcomes(told)).toEqual(['ALREADY_REGISTERED', 'ALREADY_REGISTERED']);
    expect(told.map(({ number }) => number)).toEqual([first?.number, null]);
  });

  it('a retry with the same keys registers nobody twice, and another content under a key is refused', async () => {
    const sessionId = await session({ capacity: 1 });
    const rows = rowsOf([aListed(), aListed()]);
    const first = await mairie.register(sessionId, rows);
    const again = await mairie.register(sessionId, rows);
    expect(again.map(({ outcome, number, rank }) => ({ outcome, number, rank }))).toEqual(
      first.map(({ outcome, number, rank }) => ({ outcome, number, rank })),
    );
    expect(await storedOn(app, sessionId)).toHaveLength(2);
    const [changed] = await mairie.register(sessionId, [{ key: rows[0]?.key ?? '', person: aListed() }]);
    expect(changed).toMatchObject({ outcome: 'REFUSED', code: 'key-reused' });
  });

  it('tells every reason of eligibility, and the commune’s share', async () => {
    const strict = await session({
      audienceKind: 'ELECTED',
      delegationRequired: true,
      regionCode: '84',
      ownRegionOnly: true,
    });
    const [refused] = await mairie.register(strict, rowsOf([aListed({ kind: 'STAFF' })]));
    expect(refused).toMatchObject({ outcome: 'REFUSED', code: 'not-eligible', number: null });
    expect(refused?.reasons).toEqual([{ code: 'ELIGIBILITY', label: 'KIND,REGION' }]);
    const shared = await session({ sharePerMunicipality: 2 });
    const told = await mairie.register(shared, rowsOf([aListed(), aListed(), aListed()]));
    expect(outcomes(told)).toEqual(['CONFIRMED', 'CONFIRMED', 'WAITLISTED']);
    expect(told[2]?.reasons).toEqual([{ code: 'SHARE', label: null }]);
  });

  it('refuses every row of a closed session, and does not know a draft', async () => {
    const closed = await session({ closesAt: new Date('2027-01-02T08:00:00Z') });
    expect(await mairie.register(closed, rowsOf([aListed()]))).toMatchObject([
      { outcome: 'REFUSED', code: 'registration-closed' },
    ]);
    for (const id of [await session({ state: 'DRAFT' }), randomUUID()]) {
      const rows = rowsOf([aListed()]);
      for (const kind of ['check', 'registrations']) {
        const answer = await mairie.post(`/${guingamp}/sessions/${id}/${kind}`, { rows });
        expect(answer.json()).toMatchObject({ code: 'not-found' });
      }
    }
  });

  it('500 rows: bad ones, formulas and accents read wrong are told one by one, the others are registered', async () => {
    const sessionId = await session({ capacity: 300 });
    const people = Array.from({ length: 500 }, (_, index) => {
      if (index % 10 === 0) return aListed({ familyName: '=HYPERLINK("x")' });
      if (index % 10 === 1) return aListed({ familyName: 'HÃ©lÃ¨ne' });
      if (index % 10 === 2) return aListed({ familyName: '' });
      return aListed({ email: null });
    });
    const told = await mairie.register(sessionId, rowsOf(people));
    expect(told).toHaveLength(500);
    expect(told[0]?.errors).toMatchObject([{ path: 'familyName' }]);
    expect(told[1]?.errors).toEqual([
      { path: 'familyName', message: expect.stringContaining('accents mal lus') as string },
    ]);
    const count = (outcome: string) => told.filter((row) => row.outcome === outcome).length;
    expect([count('INVALID'), count('CONFIRMED'), count('WAITLISTED')]).toEqual([150, 300, 50]);
    expect(told.filter(({ outcome }) => outcome === 'WAITLISTED').map(({ rank }) => rank)).toEqual(
      Array.from({ length: 50 }, (_, index) => index + 1),
    );
    expect(await countsOf(app, sessionId)).toMatchObject({ confirmed: 300, rowsConfirmed: 300, waiting: 50 });
  });

  it('501 rows, none, or keys that are no UUID are refused as a whole', async () => {
    const sessionId = await session();
    const url = `/${guingamp}/sessions/${sessionId}/registrations`;
    for (const rows of [rowsOf(Array.from({ length: 501 }, () => ({}))), [], [{ key: 'x', person: {} }]])
      expect((await mairie.post(url, { rows })).json()).toMatchObject({ code: 'invalid-request' });
    expect(await storedOn(app, sessionId)).toEqual([]);
  });

  it('Q9: people of an invited commune take the places kept for it, then the others', async () => {
    const sessionId = await session({ capacity: 4 });
    await app.source.query(
      `insert into seat_invitations (session_id, name, municipality_code, places, is_blocking, expires_at, created_at)
       values ($1, 'Mairie de Guingamp', $2, 3, true, '2027-01-10T08:00:00Z', $3)`,
      [sessionId, guingamp, now],
    );
    await registerAlone(app, sessionId);
    expect(await registerAlone(app, sessionId)).toMatchObject({ outcome: 'WAITLISTED' });
    const told = await mairie.register(sessionId, rowsOf([aListed(), aListed(), aListed(), aListed()]));
    expect(outcomes(told)).toEqual(['CONFIRMED', 'CONFIRMED', 'CONFIRMED', 'WAITLISTED']);
    const [invitation] = await app.source.query('select taken from seat_invitations where session_id = $1', [
      sessionId,
    ]);
    expect(invitation).toEqual({ taken: 3 });
  });
});

describe('together', () => {
  it('all placed, or all waiting side by side', async () => {
    const sessionId = await session({ capacity: 3 });
    expect(outcomes(await mairie.register(sessionId, rowsOf([aListed(), aListed()]), true))).toEqual([
      'CONFIRMED',
      'CONFIRMED',
    ]);
    const rows = rowsOf([aListed(), aListed()]);
    const waiting = await mairie.register(sessionId, rows, true);
    expect(waiting.map(({ outcome, rank }) => [outcome, rank])).toEqual([
      ['WAITLISTED', 1],
      ['WAITLISTED', 2],
    ]);
    const parties = (await storedOn(app, sessionId)).map(({ party_id }) => party_id);
    expect(parties[0]).toBe(parties[1]);
    expect(parties[2]).toBe(parties[3]);
    expect(await mairie.register(sessionId, rows, true)).toMatchObject([
      { outcome: 'WAITLISTED', rank: 1, number: waiting[0]?.number },
      { outcome: 'WAITLISTED', rank: 2, number: waiting[1]?.number },
    ]);
  });

  it('one wrong row, or one person registered already, and nobody is registered', async () => {
    const sessionId = await session();
    const known = aListed({ givenName: 'Maël', familyName: 'Quéré' });
    await mairie.register(sessionId, rowsOf([known]));
    const withWrong = await mairie.register(
      sessionId,
      rowsOf([aListed(), aListed({ familyName: '' })]),
      true,
    );
    expect(outcomes(withWrong)).toEqual(['REFUSED', 'INVALID']);
    const withKnown = await mairie.register(sessionId, rowsOf([aListed(), known]), true);
    expect(outcomes(withKnown)).toEqual(['REFUSED', 'ALREADY_REGISTERED']);
    expect(withKnown[0]?.errors[0]?.message).toContain('Maël Quéré');
    expect(await storedOn(app, sessionId)).toHaveLength(1);
  });

  it('ten people at most', async () => {
    const url = `/${guingamp}/sessions/${await session()}/registrations`;
    const rows = rowsOf(Array.from({ length: 11 }, () => aListed()));
    expect((await mairie.post(url, { rows, together: true })).json()).toMatchObject({
      code: 'invalid-request',
      errors: [{ path: 'body.together' }],
    });
  });
});

describe('check', () => {
  it('tells what would happen row by row, and writes nothing', async () => {
    const sessionId = await session({ capacity: 2 });
    const known = aListed();
    await mairie.register(sessionId, rowsOf([known]));
    const people = await app.source.query('select count(*)::int as people from people');
    const rows = rowsOf([aListed(), known, aListed({ familyName: '' }), aListed()]);
    const foreseen = await mairie.check(sessionId, rows);
    expect(outcomes(foreseen)).toEqual(['CONFIRMED', 'ALREADY_REGISTERED', 'INVALID', 'WAITLISTED']);
    expect(foreseen[3]).toMatchObject({ rank: 1, number: null, reasons: [{ code: 'ROOM' }] });
    expect(await app.source.query('select count(*)::int as people from people')).toEqual(people);
    expect(await storedOn(app, sessionId)).toHaveLength(1);
    expect(outcomes(await mairie.register(sessionId, rows))).toEqual(outcomes(foreseen));
  });

  it('tells a group as a whole', async () => {
    const sessionId = await session({ capacity: 1 });
    const foreseen = await mairie.check(sessionId, rowsOf([aListed(), aListed()]), true);
    expect(foreseen.map(({ outcome, rank }) => [outcome, rank])).toEqual([
      ['WAITLISTED', 1],
      ['WAITLISTED', 2],
    ]);
  });

  it('tells the other session of the same person at the same hours', async () => {
    const person = aListed();
    const [first] = await mairie.register(await session({ title: 'Commerce' }), rowsOf([person]));
    const [foreseen] = await mairie.check(await session(), rowsOf([person]));
    expect(foreseen?.overlaps).toEqual([
      { number: first?.number, title: 'Commerce', date: '2027-01-12', startTime: '09:30' },
    ]);
  });
});
