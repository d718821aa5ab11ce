// How a commune's name is folded for search: the same on the keyboard's side and on the index's side.
const articles = /^(?:le|la|les|l|las|los|aux) (?=.)/;

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replace(/[^a-z0-9]+/g, ' ')
    .trimStart();
}

/** Spells out the abbreviations of a folded text: `st` becomes `saint`, `ste` becomes `sainte`. */
const spellOut = (folded: string): string => folded.replace(/\bst(e?)\b/g, 'saint$1');

/** Folded name: no accent, lower case, hyphens and apostrophes as spaces, `st`/`ste` spelt out. `L'Île-d'Yeu` gives `l ile d yeu`. */
export const searchKey = (text: string): string => spellOut(fold(text)).trimEnd();

/** Every way to start typing a commune: its name, its name without the leading article, each postcode. */
export function searchKeysOf(name: string, postcodes: readonly string[]): string[] {
  const key = searchKey(name);
  return [...new Set([key, key.replace(articles, ''), ...postcodes])];
}

/**
 * What a person has typed so far, folded to be looked up as the beginning of a key.
 * The last word is left as it is while it is being typed: `st` may become `strasbourg`, `st-` is already `saint`.
 */
export function searchPrefix(typed: string): string {
  const folded = fold(typed);
  const lastWord = /[^ ]*$/.exec(folded)?.[0] ?? '';
  return (spellOut(folded.slice(0, folded.length - lastWord.length)) + lastWord).trimEnd();
}
