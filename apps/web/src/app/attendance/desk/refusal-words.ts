// Why an act was not recorded, told to the trainer; and what may be done about it.
import { refusals, type RefusalCode } from '@treize/contract/refusal-codes';
import type { RecordAction } from '@treize/contract/devices';
import { frenchTime } from '@treize/rules/time/french';
import { parisTime } from '@treize/rules/time/wall';
import { sentences } from '../../platform/refusals';
import type { RecordRefusal } from '../device/local-sheet';

const isCode = (code: string): code is RefusalCode => Object.hasOwn(refusals, code);
const kept = (text: string): string => text.replace(/ (?=[:;?!»])|(?<=«) /g, '\u00a0');

/** "Déjà présent·e depuis 9 h 32." and the like; a code one does not know is told as such. */
export function refusalText(code: string, since: string | null = null): string {
  if (code === 'already-present' && since !== null)
    return `Déjà présent·e depuis ${frenchTime(parisTime(new Date(since)))}.`;
  if (!isCode(code)) return kept(`Cet enregistrement n’a pas été pris (motif : ${code}).`);
  const sentence = sentences[code];
  return kept(typeof sentence === 'string' ? sentence : sentence({}));
}

/** What a trainer may answer to a refusal. */
export type Answer = 'none' | 'question' | 'confirm' | 'force';

export function answerTo(
  refusal: Pick<RecordRefusal, 'refused' | 'forcible'>,
  admitsPending: boolean,
): Answer {
  if (refusal.refused === 'answer-missing') return 'question';
  if (refusal.refused === 'not-confirmed' && admitsPending) return 'confirm';
  return refusal.forcible ? 'force' : 'none';
}

const actWords: Record<RecordAction['kind'], string> = {
  MARKED: 'présence',
  SIGNED: 'signature',
  ENTERED: 'arrivée',
  LEFT: 'départ',
  WALKED_IN: 'ajout d’une personne',
  CLOSED: 'clôture',
};
export const actText = (kind: string): string =>
  Object.hasOwn(actWords, kind) ? actWords[kind as RecordAction['kind']] : 'enregistrement';
