// A village hall without network: two tablets prepared on the eve, cut off, started cold, one killed while it sends.
import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import type { EvidenceFile } from '@treize/contract/evidence';
import { verifySheet } from '@treize/evidence/sheet';
import { frenchDate } from '@treize/rules/time/french';
import { enterAs } from './browser';
import { Tablet } from './offline/tablet';
import { startStack, type Stack } from './stack';

jest.setTimeout(240_000);

const pin = '137913';
const absentee = 1;
let stack: Stack;
let [first, second] = [] as unknown as [Tablet, Tablet];
let session: { id: string; title: string; halfDayId: string; town: string; date: string };
/** The people expected, as the sheet names them, in its order. */
let people: string[];

interface Told {
  name: string;
  state: string;
  signed: boolean;
}
const sheetPath = () => `/attendance/half-days/${session.halfDayId}`;
const who = (index: number): string => people[index] as string;

/** Each row of the sheet as the tablet shows it. */
const shownBy = ({ page }: Tablet): Promise<Told[]> =>
  page.getByRole('group', { name: /^Présence de / }).evaluateAll((groups) =>
    groups.map((group) => ({
      name: (group.getAttribute('aria-label') ?? '').replace('Présence de ', ''),
      state: group.querySelector('[aria-pressed="true"]')?.textContent?.trim() ?? '',
      signed: /signé à/.test(group.closest('li')?.textContent ?? ''),
    })),
  );
async function opens(tablet: Tablet): Promise<void> {
  await tablet.page.goto(sheetPath());
  await tablet.page.getByLabel('Code à 6 chiffres').fill(pin);
  await tablet.page.getByRole('button', { name: 'Ouvrir', exact: true }).click();
  await tablet.page.getByRole('heading', { level: 1, name: session.title }).waitFor();
}
/** Noted once it shows: a mark is chained, sealed and stored first. */
async function mark(tablet: Tablet, name: string, state: string): Promise<void> {
  const row = tablet.rowOf(name);
  await row.getByRole('button', { name: state, exact: true }).click();
  await row.getByRole('button', { name: state, exact: true, pressed: true }).waitFor();
}
async function signs(tablet: Tablet, name: string): Promise<void> {
  const dialog = tablet.page.getByRole('dialog');
  await tablet
    .rowOf(name)
    .getByRole('button', { name: /Faire signer/ })
    .click();
  await dialog.getByRole('button', { name: 'Je certifie ma présence' }).click();
  // The button to go back is another one once the signature is noted: a press that straddles both does nothing.
  await dialog.getByText(/^Merci\. La signature/).waitFor();
  await dialog.getByRole('button', { name: 'Revenir à la feuille' }).click();
  await tablet
    .rowOf(name)
    .getByText(/signé à/)
    .waitFor();
}
const band = ({ page }: Tablet) => page.locator('app-offline-band');

/** The next steps are not tried after one that fails. */
let broken: string | undefined;
const step = (name: string, act: () => Promise<void>): void =>
  it(name, async () => {
    if (broken !== undefined) throw new Error(`not tried: « ${broken} » failed`);
    broken = name;
    await act();
    broken = undefined;
  });

beforeAll(async () => {
  stack = await startStack();
  const [row] = await stack.sql<typeof session>(
    `select s.id, s.title, h.id as "halfDayId", m.code as town, to_char(d.date, 'YYYY-MM-DD') as date
     from sessions s join half_days h on h.session_id = s.id join session_days d on d.id = h.session_day_id
     join venues v on v.id = s.venue_id join municipalities m on m.code = v.municipality_code
     where s.summary like 'La session du jour%' order by s.ref desc, h.starts_at limit 1`,
  );
  if (!row) throw new Error('the demo has no session of the day');
  session = row;
  await fill(20);
}, 240_000);
afterAll(async () => {
  await first?.thrownAway();
  await second?.thrownAway();
  await stack?.stop();
});

/** Registers people by the public form's own route until so many are expected. */
async function fill(wanted: number): Promise<void> {
  const [{ count } = { count: 0 }] = await stack.sql<{ count: number }>(
    `select count(*)::int as count from registrations where session_id = $1 and status in ('CONFIRMED','TO_RECONFIRM')`,
    [session.id],
  );
  for (let at = count; at < wanted; at++) {
    const letter = String.fromCharCode(65 + at);
    const answer = await fetch(`${stack.url}/api/sessions/${session.id}/registrations`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
        'sec-fetch-site': 'same-origin',
      },
      body: JSON.stringify({
        kind: 'ELECTED',
        function: 'Adjointe au maire',
        familyName: `Kerviel ${letter}${letter.toLowerCase()}`,
        givenName: 'Annaïg',
        municipalityCode: session.town,
        epciCode: null,
        email: `annaig.${letter}@mairie.example`,
      }),
    });
    expect(answer.status).toBe(201);
  }
}

step('[F1] both tablets are prepared, with the network', async () => {
  for (const tablet of [
    (first = await Tablet.bought(stack.url)),
    (second = await Tablet.bought(stack.url)),
  ]) {
    await enterAs(tablet.page, 'Yann Kerzec');
    // Signed in some time ago: a browser writes its cookies to the disk half a minute late.
    await tablet.switchOff();
    await tablet.switchOn();
    const { page } = tablet;
    await page.goto('/attendance/offline');
    await page
      .getByRole('button', {
        name: `Préparer pour le hors-ligne : ${session.title}, ${frenchDate(session.date)}`,
      })
      .click();
    await page.getByLabel('Code à 6 chiffres').fill(pin);
    await page.getByLabel('Le même code, encore une fois').fill(pin);
    await page.getByRole('button', { name: 'Préparer', exact: true }).click();

    await page.getByText(/^Prêt\s: /).waitFor({ timeout: 120_000 });
    // What is told as ready is on the disk: this one's battery dies at that very moment.
    if (tablet === first) await tablet.dies();
  }
});

step('[F1] the network is cut: both start cold, and ask for the code', async () => {
  for (const tablet of [first, second]) {
    if (tablet === second) await tablet.switchOff();
    await tablet.wire.cut();
    await expect(fetch(tablet.url)).rejects.toThrow('fetch failed');
    await tablet.switchOn();
    await opens(tablet);
    await band(tablet)
      .getByText(/^Hors connexion/)
      .waitFor();
  }
  const names = (await shownBy(first)).map(({ name }) => name);
  expect(names.length).toBeGreaterThanOrEqual(20);
  people = names;
});

step('[F3] twenty people sign on two tablets, one of them on both', async () => {
  await first.page.getByRole('link', { name: 'Faire signer à la suite' }).click();
  await first.page.getByRole('button', { name: 'C’est moi, je signe' }).click();
  await first.page.getByRole('button', { name: 'Je certifie ma présence' }).click();
  await first.page.getByText('Merci, votre signature est notée.').waitFor();
  await first.page.getByRole('button', { name: 'Rendre la tablette' }).click();
  await first.page.getByRole('dialog').getByRole('button', { name: 'Revenir à la feuille' }).click();
  for (let at = 1; at < 10; at++) await signs(first, who(at));
  for (let at = 9; at < people.length - absentee; at++) await signs(second, who(at));
  await band(first)
    .getByText(/Hors connexion\s: 10\ssignatures à envoyer/)
    .waitFor();
  // A reload in flight mode loses nothing.
  await second.page.reload();
  await band(second)
    .getByText(/Hors connexion\s: \d+\ssignatures à envoyer/)
    .waitFor();
});

step('[F4] somebody comes who was not registered', async () => {
  const { page } = first;
  await page.getByRole('button', { name: 'Ajouter une personne' }).click();
  const form = page.getByRole('form', { name: 'Ajouter une personne' });
  await form.getByLabel('Nom', { exact: true }).fill('Quéméner');
  await form.getByLabel('Prénom').fill('Denez');
  await form.getByRole('radio', { name: 'Agent' }).check();
  await form.getByLabel('Fonction').fill('Directeur général des services');
  const town = form.getByRole('combobox', { name: 'Commune' });
  await town.fill('Guing');
  await page
    .getByRole('option', { name: /Guingamp/ })
    .first()
    .click();
  await form.getByRole('button', { name: 'Ajouter à la feuille' }).click();
  await first
    .rowOf('Quéméner Denez')
    .getByText(/hors liste/)
    .waitFor();
  await signs(first, 'Quéméner Denez');
});

let shown: Told[];
step('[F5] closing waits until everybody is decided on, then is kept on the tablet', async () => {
  const { page } = first;
  expect(
    await page.getByRole('button', { name: /^Clôturer (la matinée|l’après-midi|la soirée)$/ }).count(),
  ).toBe(0);
  await mark(first, who(people.length - 1), 'Absent·e');
  for (let at = 10; at < people.length - absentee; at++) await mark(first, who(at), 'Présent·e');
  shown = await shownBy(first);
  await page.getByRole('button', { name: /^Clôturer (la matinée|l’après-midi|la soirée)$/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: 'Je certifie l’exactitude et je clôture' })
    .click();
  await page.getByRole('heading', { name: 'Clôturée sur cet appareil' }).waitFor();
});

step('[F6] [C18] the second tablet finds the network; the first is killed while it sends', async () => {
  await second.wire.mend();
  await band(second).getByRole('button', { name: 'Envoyer maintenant' }).click();
  await band(second)
    .getByText(/Connecté\s: tout est envoyé/)
    .waitFor({ timeout: 60_000 });

  const heard = first.wire.cutAtAnswerTo('/records');
  await first.wire.mend();
  await band(first).getByRole('button', { name: 'Envoyer maintenant' }).click();
  await heard;
  await first.dies();
  await first.wire.mend();
  await first.switchOn();
  await opens(first);
  await band(first)
    .getByText(/Connecté\s: tout est envoyé/)
    .waitFor({ timeout: 60_000 });
  await first.page.getByRole('heading', { name: 'Demi-journée clôturée' }).waitFor({ timeout: 60_000 });
});

step('the ledger of the server says what the tablets showed, once', async () => {
  const rows = await stack.sql<{
    name: string;
    state: string;
    signatures: number;
    facts: number;
    distinct: number;
  }>(
    `select r.family_name || ' ' || r.given_name as name,
       (array_agg(f.state order by f.device_at desc, f.id desc))[1] as state,
       count(*) filter (where f.kind = 'SIGNED')::int as signatures, count(*)::int as facts,
       count(distinct f.id)::int as distinct
     from attendance_facts f join registrations r on r.id = f.registration_id where f.half_day_id = $1 group by 1`,
    [session.halfDayId],
  );
  const bySheet = Object.fromEntries(rows.map((row) => [row.name, row]));
  const states: Record<string, string> = { PRESENT: 'Présent·e', ABSENT: 'Absent·e', EXCUSED: 'Excusé·e' };
  for (const { name, state, signed } of shown) {
    expect([name, states[bySheet[name]?.state ?? '']]).toEqual([name, state]);
    if (signed) expect(bySheet[name]?.signatures).toBeGreaterThan(0);
  }
  expect(rows).toHaveLength(shown.length);
  // Everybody but the absentee signed, once; the one who signed on both tablets has both signatures kept.
  expect(bySheet[who(9)]?.signatures).toBe(2);
  for (let at = 0; at < people.length - absentee; at++)
    expect([who(at), bySheet[who(at)]?.signatures]).toEqual([who(at), at === 9 ? 2 : 1]);
  expect(bySheet[who(people.length - 1)]?.signatures).toBe(0);
  for (const { facts, distinct } of rows) expect(facts).toBe(distinct);
});

step('[A3] the sealed sheet is verified with its file alone, and the conflict shows', async () => {
  await first
    .rowOf(who(9))
    .getByText(/deux appareils/i)
    .waitFor();
  const text = await first.page.evaluate(
    async (path) => (await fetch(path)).text(),
    `/api/attendance/half-days/${session.halfDayId}/evidence.json`,
  );
  const file = JSON.parse(text) as EvidenceFile;
  const verdict = verifySheet(text, file.keys);
  expect(verdict.checks.filter(({ outcome }) => outcome !== 'ok')).toEqual([]);
  expect(verdict.verdict).toBe('ok');
});
