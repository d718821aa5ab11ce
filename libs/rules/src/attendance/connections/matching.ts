// Who a line of connections is about: the address first, then the name, never a guess between two people.
import { emailKey, nameKey } from '../../people/keys';

export interface Expected {
  registrationId: string;
  familyName: string;
  givenName: string;
  email: string;
}

const wordsOf = (name: string): string[] => nameKey(name, '').replace('|', '').split(' ').filter(Boolean);

/** Somebody expected, as the lines are compared to them: made once for the whole list. */
export interface Known {
  person: Expected;
  /** Words of the name. */
  parts: readonly string[];
  address: string;
}
export const knownAs = (person: Expected): Known => ({
  person,
  parts: [...wordsOf(person.familyName), ...wordsOf(person.givenName)],
  address: emailKey(person.email),
});

/** "Orvault Camille (Mairie de Die)" names Camille Orvault: every word of the person is there, in any order. */
const isNamed = ({ parts }: Known, words: readonly string[]): boolean =>
  parts.length > 0 && parts.every((part) => words.includes(part));
/** "C. Orvault" does not contradict Camille Orvault; "Yann Kerzec" does. */
const mayBe = ({ parts }: Known, words: readonly string[]): boolean =>
  words.length === 0 || parts.some((part) => words.includes(part));

const doubtful = (people: readonly Known[]) => ({
  certain: null,
  candidates: [...new Set(people)].map(({ person }) => person),
});

/**
 * The people a line may be about: one is certain, several are to be chosen among, none is a stranger.
 * An address that several share is told apart by the name; an address under another person's name is doubtful.
 */
export function peopleNamed(
  { name, email }: { name: string; email: string },
  people: readonly Known[],
): { certain: Expected | null; candidates: Expected[] } {
  const words = wordsOf(name);
  const address = emailKey(email);
  const atAddress = address === '' ? [] : people.filter((one) => one.address === address);
  const named = words.length === 0 ? [] : people.filter((one) => isNamed(one, words));
  const both = atAddress.filter((one) => named.includes(one));
  const [only, ...others] = both.length > 0 ? both : atAddress.length > 0 ? atAddress : named;
  if (!only) return { certain: null, candidates: [] };
  if (others.length > 0) return doubtful([only, ...others]);
  if (both.length === 0 && atAddress.length > 0 && !mayBe(only, words)) return doubtful([only, ...named]);
  return { certain: only.person, candidates: [only.person] };
}
