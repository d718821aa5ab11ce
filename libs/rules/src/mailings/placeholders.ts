// Words between braces in a subject or a body: replaced by plain text, once, and never read as markup.

/** `{ Prénom }` is `prenom`: capitals, accents and spaces do not count. */
const bare = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase();

const braces = /\{([^{}\n]*)\}/g;

/** The words between braces that are not known, in order, each once. */
export function unknownPlaceholders(text: string, known: readonly string[]): string[] {
  const words = [...text.matchAll(braces)].map(([, word = '']) => word);
  return [...new Set(words.filter((word) => !known.includes(bare(word))))];
}

/** The text with its values. A value that holds braces is not read again; an unknown word stays as typed. */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(braces, (whole, word: string) => {
    const name = bare(word);
    return Object.hasOwn(values, name) ? (values[name] ?? '') : whole;
  });

/** The same on one line, for a subject: lines of a value are told one after the other. */
export const fillLine = (text: string, values: Readonly<Record<string, string>>): string =>
  fill(text, values).replace(/\s*\n\s*/g, '\u00a0; ');
