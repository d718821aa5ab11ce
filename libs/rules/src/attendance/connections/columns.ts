// A list of connections cut into lines and columns, whatever tool wrote it: the titles are recognised, or chosen by hand.
import { readRecords, separatorOf, type PastedRecord } from '../../registrations/pasted-list/cells';

/** Position of each column, 0 for the first; null when the list has none. */
export interface Columns {
  name: number | null;
  email: number | null;
  joined: number;
  left: number | null;
  duration: number | null;
}

/** What one list may hold, far beyond any half-day: a longer one is refused whole, and given in several. */
export const mostLetters = 400_000;
export const mostLines = 5000;

/** In French, why a list is too long to be read at once; null when it is not. */
export function faultOfLength(text: string): string | null {
  const told = (count: number, what: string, most: number) =>
    `Cette liste a ${frenchNumber(count)} ${what}, et ${frenchNumber(most)} au plus sont lus à la fois\u00a0: donnez-la en plusieurs fichiers, rien n’est compté deux fois.`;
  if (text.length > mostLetters) return told(text.length, 'caractères', mostLetters);
  const lines = text.trimEnd().split(/\r\n?|\n/).length;
  return lines > mostLines ? told(lines, 'lignes', mostLines) : null;
}

/** Words of the titles, tried in this order, as the tools of the field write them in French and in English. */
const titles = {
  email: /mail|courriel|upn/,
  joined: /join|arriv|entree|jonction|connexion|debut|rejoint/,
  left: /leave|left|depart|sortie|deconnexion|fin\b|quitte/,
  duration: /dur|minutes/,
  name: /nom|name|participant|utilisateur|user/,
} as const;

const bare = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();

const fields = Object.keys(titles) as (keyof typeof titles)[];

/** "Déconnexion" holds "connexion": a departure is never read as an arrival. */
const says = (field: keyof typeof titles, title: string): boolean =>
  titles[field].test(title) && !(field === 'joined' && titles.left.test(title));

/** The columns that these titles name, or null when neither a person nor an arrival can be found. */
export function columnsOf(cells: readonly string[]): Columns | null {
  const found = new Map<keyof typeof titles, number>();
  cells.map(bare).forEach((title, position) => {
    const field = fields.find((one) => !found.has(one) && says(one, title));
    if (field !== undefined) found.set(field, position);
  });
  const at = (field: keyof typeof titles) => found.get(field) ?? null;
  const joined = at('joined');
  if (joined === null || (at('name') === null && at('email') === null)) return null;
  return { name: at('name'), email: at('email'), joined, left: at('left'), duration: at('duration') };
}

const frenchNumber = (number: number): string => number.toLocaleString('fr-FR').replace(/\s/g, '\u00a0');

export interface ConnectionTable {
  titles: string[];
  columns: Columns | null;
  /** The lines under the titles, up to the first empty one: what follows is another table. */
  records: PastedRecord[];
}

const isFilled = ({ cells }: PastedRecord): boolean => cells.filter((cell) => cell.trim() !== '').length > 1;

/** @param chosen columns chosen by hand: the titles are then the first line that has them all */
export function tableOf(text: string, chosen: Columns | null): ConnectionTable {
  const plain = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const all = readRecords(plain, separatorOf(plain.split('\n')));
  const known = all.findIndex(({ cells }) => columnsOf(cells) !== null);
  const start = known === -1 ? all.findIndex(isFilled) : known;
  const head = all[start];
  if (!head) return { titles: [], columns: null, records: [] };
  const under = all.slice(start + 1);
  const end = under.findIndex((record) => !isFilled(record));
  return {
    titles: head.cells.map((cell) => cell.trim()),
    columns: chosen ?? columnsOf(head.cells),
    records: end === -1 ? under : under.slice(0, end),
  };
}
