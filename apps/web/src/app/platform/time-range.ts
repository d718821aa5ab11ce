// A range of hours on a screen, never cut: a browser may break after a dash, even before a no-break space, unless a word
// joiner follows it. Documents and mails need none.
import { frenchTimeRange } from '@treize/rules/time/french';

/** `09:30`, `12:30` -> "9 h 30 – 12 h 30" */
export const timeRange = (start: string, end: string): string =>
  frenchTimeRange(start, end).replace('–', '–\u2060');
