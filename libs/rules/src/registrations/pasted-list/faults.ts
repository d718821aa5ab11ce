// What is wrong in the cells of a pasted row: the most telling fault of each field, by the contract's own limits.

export type PasteFault =
  | 'MISSING'
  | 'INVALID_EMAIL'
  | 'FORMULA'
  | 'BAD_ENCODING'
  | 'TOO_LONG'
  | 'NOT_A_NAME'
  | 'DUPLICATE'
  | 'TOO_MANY';

export type PastedField = 'familyName' | 'givenName' | 'email' | 'function' | 'municipality';

interface FieldRule {
  longest: number;
  isRequired: boolean;
  pattern?: RegExp;
  otherwise?: PasteFault;
}

/** As the contract's `personName`. */
const aName = {
  longest: 80,
  isRequired: true,
  pattern: /^(?=.*\p{L})[^:/\\@<>]*$/u,
  otherwise: 'NOT_A_NAME',
} as const;

const rules: Record<PastedField, FieldRule> = {
  familyName: aName,
  givenName: aName,
  /** As the contract's `email`. */
  email: {
    longest: 254,
    isRequired: false,
    pattern: /^(?:[\w'+-]+\.)*[\w'+-]*[\w+-]@(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}$/,
    otherwise: 'INVALID_EMAIL',
  },
  function: { longest: 120, isRequired: true },
  municipality: { longest: 120, isRequired: false },
};

/** What a spreadsheet would run; a telephone number is not. */
const isFormula = (text: string): boolean => /^[=+\-@]/.test(text) && !/^\+?[\d .()-]+$/.test(text);

/**
 * UTF-8 read as Windows-1252 (`Ã©`, `â€™`, `Å“`), as Mac Roman (`√©`) or as DOS (`├®`); an accent lost (`H?l?ne`,
 * U+FFFD); control characters and halves of signs.
 */
const badEncoding =
  /[ÂÃÅ][\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€|[\uFFFD√├┬]|\p{L}\?\p{L}|(?![\t\n\v\f\r])\p{Cc}|\p{Cs}/u;

/**
 * The fault of one field, null when it is good.
 * @param raw as pasted @param text the same, cleaned
 */
export function faultOf(field: PastedField, raw: string, text: string): PasteFault | null {
  const { longest, isRequired, pattern, otherwise } = rules[field];
  if (text === '') return isRequired ? 'MISSING' : null;
  if (badEncoding.test(raw)) return 'BAD_ENCODING';
  if (text.length > longest) return 'TOO_LONG';
  if (isFormula(text)) return 'FORMULA';
  return pattern && otherwise && !pattern.test(text) ? otherwise : null;
}
