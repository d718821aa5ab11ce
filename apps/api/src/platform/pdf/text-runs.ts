// Cuts a text into runs that one font subset can draw, so that no character is drawn as an empty box.

/** True when the font has a glyph for that code point. */
export type Covers = (codePoint: number) => boolean;
export interface TextRun {
  /** Index of the font in the list given. */
  font: number;
  text: string;
}

const spaces = /[\t\n\r\u2000-\u200a\u202f\u205f\u3000]/gu;
const invisible = /[\p{Cc}\p{Cf}]/gu;

function drawable(character: string, fonts: readonly Covers[]): TextRun[] {
  const find = (sign: string) => fonts.findIndex((covers) => covers(sign.codePointAt(0) ?? 0));
  const font = find(character);
  if (font >= 0) return [{ font, text: character }];
  // A letter no font has: its plain letter if there is one, else a question mark; never a missing glyph.
  const plain = character.normalize('NFKD').replace(/\p{M}/gu, '');
  const substitutes = [...(plain === '' ? '?' : plain)].map((sign) => (find(sign) >= 0 ? sign : '?'));
  return substitutes.map((text) => ({ font: Math.max(0, find(text)), text }));
}

/**
 * @param text any Unicode text; typographic spaces become no-break spaces of the font, controls disappear
 * @param fonts coverage of each font, the preferred one first
 * @returns runs in reading order, neighbours of one font joined; empty for an empty text
 */
export function textRuns(text: string, fonts: readonly Covers[]): TextRun[] {
  const runs: TextRun[] = [];
  for (const character of text.normalize('NFC').replace(spaces, '\u00a0').replace(invisible, '')) {
    for (const run of drawable(character, fonts)) {
      const last = runs.at(-1);
      if (last?.font === run.font) last.text += run.text;
      else runs.push(run);
    }
  }
  return runs;
}
