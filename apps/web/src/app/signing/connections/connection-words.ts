// What became of a line of connections, in words; and what a list will give once recorded.
import type { ConnectionPreview, ConnectionRow } from '@treize/contract/signing';
import type { Tone } from '@treize/design/tone';
import { frenchTime } from '@treize/rules/time/french';
import { parisTime } from '@treize/rules/time/wall';

export const outcomeWords: Record<ConnectionRow['outcome'], { label: string; tone: Tone }> = {
  MATCHED: { label: 'Reconnu·e', tone: 'ok' },
  AMBIGUOUS: { label: 'À choisir', tone: 'wait' },
  UNMATCHED: { label: 'Personne ne correspond', tone: 'note' },
  OUTSIDE: { label: 'Autre demi-journée', tone: 'note' },
  INVALID: { label: 'Illisible', tone: 'bad' },
};

const timeOf = (instant: string | null): string =>
  instant === null ? '…' : frenchTime(parisTime(new Date(instant)));
/** "9 h 02 – 12 h 30"; a departure that the list does not tell is left open. */
export const timesOf = ({ joinedAt, leftAt }: Pick<ConnectionRow, 'joinedAt' | 'leftAt'>): string =>
  joinedAt === null ? '' : `${timeOf(joinedAt)} – ${timeOf(leftAt)}`;

/** Lines that will be about somebody, once the choices made are counted. */
export const recordable = (
  { rows }: Pick<ConnectionPreview, 'rows'>,
  choices: ReadonlyMap<number, string>,
): number =>
  rows.filter(({ outcome, line }) => outcome === 'MATCHED' || (choosable(outcome) && choices.has(line)))
    .length;

/** A person may be chosen for a line that can be read and names nobody for sure. */
export const choosable = (outcome: ConnectionRow['outcome']): boolean =>
  outcome === 'AMBIGUOUS' || outcome === 'UNMATCHED';
