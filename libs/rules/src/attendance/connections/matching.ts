// Who a line of connections is about: the address first, then the name, never a guess between two people.
import { emailKey, nameKey } from '../../people/keys';

export interface Expected {
  registrationId: string;
  familyName: string;
  givenName: string;
  email: string;
}

const wordsOf = (name: string): string[] => nameKey(name, '').replace('|', '').split(' ').filter(Boolean);
const partsOf = ({ familyName, givenName }: Expected): string[] => [
  ...wordsOf(familyName),
  ...wordsOf(givenName),
];

/** "Orvault Camille (Mairie de Die)" names Camille Orvault: every word of the person is there, in any order. */
const isNamed = (person: Expected, words: readonly string[]): boolean => {
  const parts = partsOf(person);
  return parts.length > 0 && parts.every((part) => words.includes(part));
};
/** "C. Orvault" does not contradict Camille Orvault; "Yann Kerzec" does. */
const mayBe = (person: Expected, words: readonly string[]): boolean =>
  words.length === 0 || partsOf(person).some((part) => words.includes(part));

/**
 * The people a line may be about: one is certain, several are to be chosen among, none is a stranger.
 * An address that several share is told apart by the name; an address under another person's name is doubtful.
 */
export function peopleNamed(
  { name, email }: { name: string; email: string },
  people: readonly Expected[],
): { certain: Expected | null; candidates: Expected[] } {
  const words = wordsOf(name);
  const address = emailKey(email);
  const atAddress = address === '' ? [] : people.filter((person) => emailKey(person.email) === address);
  const named = words.length === 0 ? [] : people.filter((person) => isNamed(person, words));
  const both = atAddress.filter((person) => named.includes(person));
  const [only, ...others] = both.length > 0 ? both : atAddress.length > 0 ? atAddress : named;
  if (!only) return { certain: null, candidates: [] };
  if (others.length > 0) return { certain: null, candidates: [only, ...others] };
  if (both.length === 0 && atAddress.length > 0 && !mayBe(only, words))
    return { certain: null, candidates: [...new Set([only, ...named])] };
  return { certain: only, candidates: [only] };
}
