// Text made fit for mail headers and calendar objects: whole Unicode, composed, no control character.

/** Everything that could end a line or hide in one: C0 and C1 controls, line and paragraph separators, BOM, lone surrogates. */
const forbidden = /[\p{Cc}\p{Cs}\u2028\u2029\uFEFF]/gu;

/** A line must not begin with a combining mark: it would join the sign before it (`\\n` + tilde = `\\ñ`). */
const leadingMarks = /^[\p{M}\s]+/u;

/** One line: controls and line breaks become one space, Unicode is composed (NFC). */
export const singleLine = (text: string): string =>
  text.normalize('NFC').replace(forbidden, ' ').replace(/ {2,}/g, ' ').replace(leadingMarks, '').trim();

/** Several lines: breaks become `\n`, other controls vanish, no more than one empty line at once. */
export const severalLines = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n|\r|\u2028|\u2029/g, '\n')
    .replace(/[^\P{Cc}\n]|[\p{Cs}\uFEFF]/gu, ' ')
    .split('\n')
    .map((line) => line.trimEnd().replace(leadingMarks, ''))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/**
 * A person's or region's name for CN="…" and for a mail header: no quote, caret, angle bracket, nor backslash, which
 * some readers take for an escape; at most 120 characters.
 */
export const commonName = (text: string): string =>
  Array.from(singleLine(text).replace(/["^<>\\]/g, '’'))
    .slice(0, 120)
    .join('');

/** A web address, or null when it is none: https or http, no space nor control, as the URL standard writes it. */
export function webAddress(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null;
}
