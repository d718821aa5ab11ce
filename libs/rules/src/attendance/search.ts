// Finding a person of a list by the first letters of their names, as they are typed at a door.
import { searchKey } from '../territories/search-key';

/** A shorter word names nobody: two letters would list half of the room. */
export const shortestWord = 3;

/**
 * True when each word typed begins a word of the person's names, accents and hyphens aside, and one of them at least is
 * long enough to name somebody.
 */
export function isNamed(person: { familyName: string; givenName: string }, typed: string): boolean {
  const words = searchKey(typed).split(' ');
  const names = searchKey(`${person.familyName} ${person.givenName}`).split(' ');
  const isLong = words.some((word) => word.length >= shortestWord);
  return isLong && words.every((word) => names.some((name) => name.startsWith(word)));
}
