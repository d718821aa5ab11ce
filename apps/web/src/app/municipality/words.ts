// The mairie's words: moments, and the sentence of a refusal told by its code.
import { refusals, type RefusalCode } from '@treize/contract/refusals';
import { frenchInstant } from '@treize/rules/time/french';
import { sentenceOf } from '../platform/refusals';

export const momentOf = (instant: string): string => frenchInstant(new Date(instant));

/** The French sentence of a refusal told by its code alone. */
export const refusalText = (code: RefusalCode): string =>
  sentenceOf({ type: 'about:blank', title: code, status: refusals[code], code });
