// Names written in one piece, alone or before an address as mail programs copy them.
import { cleaned } from './wording';

export interface FullName {
  familyName: string;
  givenName: string;
}

/** Two letters at least, all capital: "KERZEC", "L’HÉNAFF", not "É.". */
const isCapital = (word: string): boolean =>
  (word.match(/\p{Lu}/gu)?.length ?? 0) > 1 && !/\p{Ll}/u.test(word);

/** "Yann KERZEC", "LE GOFF Anne", "Kerzec, Yann", "Yann Le Goff": capitals are the family name, else the given name comes first. */
export function splitName(text: string, familyFirst = false): FullName {
  const [before = '', ...after] = text.split(',').map((part) => part.trim());
  if (after.some((part) => part !== '')) return { familyName: before, givenName: after.join(', ') };
  const words = before.split(' ');
  if (words.length === 1) return { familyName: before, givenName: '' };
  const capital = words.map(isCapital);
  const first = capital.indexOf(true);
  const last = capital.lastIndexOf(true);
  const apart = first === 0 ? last + 1 : first;
  if (first !== -1 && apart < words.length) {
    const [opening, closing] = [words.slice(0, apart).join(' '), words.slice(apart).join(' ')];
    return first === 0
      ? { familyName: opening, givenName: closing }
      : { familyName: closing, givenName: opening };
  }
  const [head = '', ...rest] = words;
  return familyFirst
    ? { familyName: head, givenName: rest.join(' ') }
    : { familyName: rest.join(' '), givenName: head };
}

/** "Yann Kerzec <yann@mairie.example>" -> the address; any other cell as it is. */
export const addressIn = (cell: string): string =>
  (/<([^<>]*)>$/.exec(cell)?.[1] ?? cell).replace(/^mailto:/i, '').trim();

/** No name and address together are longer. */
const longest = 500;

/** Several people on a line stand apart by these; a comma inside a name does not count after all. */
const cuts = [/[;,]/, /(?<=>)\s*[;,]/];

/**
 * People of a line that mail programs wrote: "Prénom NOM <mail>", several after each other, or addresses alone.
 * @returns null when the line is cells
 */
export function mailPeople(line: string): (FullName & { email: string })[] | null {
  for (const cut of cuts) {
    const parts = line.split(cut).filter((part) => part.trim() !== '');
    const people = parts.map(mailPerson).filter((person) => person !== null);
    if (people.length > 0 && people.length === parts.length) return people;
  }
  return null;
}

function mailPerson(part: string): (FullName & { email: string }) | null {
  if (part.length > longest || /[\t\n]/.test(part.trim())) return null;
  const text = cleaned(part);
  const start = text.endsWith('>') ? text.lastIndexOf('<') : text.lastIndexOf(' ') + 1;
  const email = addressIn(text.slice(start));
  const name = cleaned(text.slice(0, start).replaceAll('"', ''));
  const isOne = /^[^\s;,"<>@]+@[^\s;,"<>@]+$/.test(email) && !/[;@<>]/.test(name);
  return isOne && name.split(',').length <= 2 ? { ...splitName(name), email } : null;
}
