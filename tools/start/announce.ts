// What the terminal shows once everything runs: addresses, demo people, a code to scan.
import { toString as qrOf } from 'qrcode';
import { ask, type Door } from './readiness.ts';

export interface Announcement {
  publicUrl: string;
  door: Door;
  /** present in the demo only, with the folder of the logs */
  demo?: { mailboxUrl: string; logs: string };
  lan: boolean;
}

interface DemoPerson {
  name: string;
  label: string;
}

async function demoPeople(door: Door): Promise<DemoPerson[]> {
  const answer = await ask(door, '/api/auth/demo-people');
  return answer?.status === 200 ? (JSON.parse(answer.text) as DemoPerson[]) : [];
}

interface OpenSession {
  id: string;
  title: string;
  town: string | null;
  startsAt: string;
}

/** Just before a half-day begins, its sheet is open already. */
const SHEET_OPENS_MS = 30 * 60_000;

/** The session of the demo that is under way now: the seed puts it in Brittany, on digital services. */
async function sessionOfToday(door: Door): Promise<OpenSession | undefined> {
  const answer = await ask(door, '/api/sessions?region=53&theme=NUMERIQUE');
  if (answer?.status !== 200) return undefined;
  const { items = [] } = JSON.parse(answer.text) as { items?: OpenSession[] };
  return items.find(({ startsAt }) => new Date(startsAt).getTime() <= Date.now() + SHEET_OPENS_MS);
}

async function todayLines({ door, publicUrl }: Announcement): Promise<string[]> {
  const session = await sessionOfToday(door);
  if (session === undefined)
    return ['', '  Session du jour        aucune en ce moment\u00a0; « npm run demo:today » en ajoute une'];
  const place = session.town === null ? session.title : `${session.title}, ${session.town}`;
  return [
    '',
    `  Session du jour        ${place}`,
    `                         ${publicUrl}/sessions/${session.id}`,
  ];
}

/** Prints the addresses and the people; `✓ Treize est prêt` is the line other programs may wait for. */
export async function announce(facts: Announcement): Promise<void> {
  const lines = ['', '✓ Treize est prêt.', '', `  Application            ${facts.publicUrl}`];
  if (facts.demo)
    lines.push(
      `  Messages envoyés       ${facts.demo.mailboxUrl}`,
      `  Journaux               ${facts.demo.logs}`,
    );
  if (facts.demo) lines.push(...(await todayLines(facts)));
  const people = facts.demo ? await demoPeople(facts.door) : [];
  if (people.length > 0) {
    const width = Math.max(...people.map((person) => person.name.length));
    lines.push('', "  Personnes de démonstration (connexion en un clic depuis l'application)");
    lines.push(...people.map((person) => `    ${person.name.padEnd(width)}  ${person.label}`));
  }
  if (facts.lan) {
    lines.push(
      '',
      "  Depuis un téléphone du même réseau (acceptez l'avertissement : le certificat est fait maison) :",
      '',
    );
    lines.push(await qrOf(facts.publicUrl, { type: 'terminal', small: true }));
    lines.push('  La page des messages, elle, ne s’ouvre que sur cet ordinateur.');
  }
  lines.push('', '  Ctrl-C arrête tout.', '');
  console.log(lines.join('\n'));
}
