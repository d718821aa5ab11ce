// Names written in one piece, alone or before an address as mail programs copy them.
import { cleaned } from './wording';

export interface FullName {
  familyName: string;
  givenName: string;
}

/** Two letters at least, all capital: "KERZEC", "L’HÉNAFF", not "É.". */
const isCapital = (word: string): boolean => (word.match(/\p{Lu}/gu)?.length ?? 0) > 1 && !/\p{Ll}/u.test(word);

/** "Yann KERZEC", "LE GOFF Anne", "Kerzec, Yann", "Yann Le Goff": capitals are the family name, else the given name comes first. */
export function splitName(text: string, familyFirst = false): FullName {
  const [before = '', after] = text.split(',').map((part) => part.trim());
  if (after !== undefined && after !== '') return { familyName: before, givenName: after };
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
  (/<([^<>]*@[^<>]*)>$/.exec(cell)?.[1] ?? cell).replace(/^mailto:/i, '').trim();

/** No name and address together are longer. */
const longest = 500;

/**
 * People of a line that mail programs wrote: "Prénom NOM <mail>", several after each other, or an address alone.
 * @returns null when the line is cells
 */
export function mailPeople(line: string): (FullName & { email: string })[] | null {
  const parts = line.split(/(?<=>)\s*[;,]/).filter((part) => part.trim() !== '');
  const people = parts.map(mailPerson);
  return people.length > 0 && people.every((person) => person !== null) ? people : null;
}

function mailPerson(part: string): (FullName & { email: string }) | null {
  if (part.length > longest || part.includes('\n')) return null;
  const text = cleaned(part);
  const bracketed = /^([^<>]*)<([^<>]*@[^<>]*)>$/.exec(text);
  const name = cleaned((bracketed?.[1] ?? text.slice(0, text.lastIndexOf(' ') + 1)).replace(/["']+$|^["']+/g, ''));
  const email = addressIn(bracketed ? text : text.slice(text.lastIndexOf(' ') + 1));
  const isOne = email.includes('@') && !/[\s;,"<>]/.test(email);
  if (!isOne || /[\t;@]/.test(part.slice(0, part.lastIndexOf(email))) || name.split(',').length > 2) return null;
  return { ...splitName(name), email };
}
