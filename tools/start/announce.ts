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

/** Prints the addresses and the people; `✓ Treize est prêt` is the line other programs may wait for. */
export async function announce(facts: Announcement): Promise<void> {
  const lines = ['', '✓ Treize est prêt.', '', `  Application            ${facts.publicUrl}`];
  if (facts.demo)
    lines.push(
      `  Messages envoyés       ${facts.demo.mailboxUrl}`,
      `  Journaux               ${facts.demo.logs}`,
    );
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
  }
  lines.push('', '  Ctrl-C arrête tout.', '');
  console.log(lines.join('\n'));
}
