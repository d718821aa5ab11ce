// Names on certificates: the initials that anybody may read, and whether a typed name is that of the person.

const initialsOf = (name: string): string[] =>
  name
    .split(/[^\p{L}\p{M}]+/u)
    .filter((part) => part !== '')
    .map((part) => `${(Array.from(part.normalize('NFC'))[0] ?? '').toLocaleUpperCase('fr')}.`);

/** What the public page shows of the person: Marie-Claire Le Goff is "M. C. L." */
export const publicInitials = (givenName: string, familyName: string): string =>
  [...initialsOf(givenName), ...initialsOf(familyName).slice(0, 1)].join(' ');

const ligatures: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss' };
/** Letters only, without accents nor case: "Marie-Claire LE GOFF" is "marieclairelegoff". */
const plain = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[œæß]/g, (sign) => ligatures[sign] ?? sign)
    .replace(/[^\p{L}]+/gu, '');

/** True when the typed words are the whole name, in either order; accents, case, hyphens and spaces are indifferent. */
export function isNameOf(typed: string, person: { givenName: string; familyName: string }): boolean {
  const [given, family, words] = [person.givenName, person.familyName, typed].map(plain) as [
    string,
    string,
    string,
  ];
  return words !== '' && (words === given + family || words === family + given);
}
