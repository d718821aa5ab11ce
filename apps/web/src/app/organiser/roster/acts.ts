// What an organiser can do to registrations: to which ones, in which words, and what came of it.
import type { Problem } from '@treize/contract/refusals';
import { refusals } from '@treize/contract/refusals';
import type { RosterAction, RosterActionAnswer, RosterRow } from '@treize/contract/roster';
import type { IconName } from '@treize/design/icons';
import { isActive } from '@treize/rules/registrations/status';
import { sentenceOf } from '../../platform/refusals';
import { plural } from '../../platform/session-words';

export type Act = RosterAction['action'];
type Row = Pick<RosterRow, 'id' | 'familyName' | 'givenName'>;

interface ActWord {
  /** The verb and its object: on the button, and the question before. */
  label: (count: number) => string;
  icon: IconName;
  /** What will happen, told before. */
  facts: string;
  done: (count: number) => string;
}

/** "Annuler l’inscription", "Annuler 3 inscriptions" */
const withObject = (count: number, one: string, verb: string, many: string): string =>
  count === 1 ? one : `${verb} ${count}\u00a0${many}`;

export const actWords: Record<Act, ActWord> = {
  VALIDATE: {
    label: (count) => withObject(count, 'Valider l’inscription', 'Valider', 'inscriptions'),
    icon: 'check',
    facts: 'Les inscriptions deviennent confirmées\u00a0; chaque personne reçoit son invitation.',
    done: (count) => plural(count, 'inscription validée', 'inscriptions validées'),
  },
  REFUSE: {
    label: (count) => withObject(count, 'Refuser la demande', 'Refuser', 'demandes'),
    icon: 'ban',
    facts: 'Chaque personne reçoit le motif. Les places tenues sont proposées aux personnes suivantes.',
    done: (count) => plural(count, 'demande refusée', 'demandes refusées'),
  },
  CANCEL: {
    label: (count) => withObject(count, 'Annuler l’inscription', 'Annuler', 'inscriptions'),
    icon: 'close',
    facts: 'Les places rendues sont proposées aux personnes qui attendent.',
    done: (count) => plural(count, 'inscription annulée', 'inscriptions annulées'),
  },
  OFFER: {
    label: (count) => withObject(count, 'Proposer une place', 'Proposer', 'places'),
    icon: 'send',
    facts:
      'La place est gardée jusqu’à la réponse, dans le délai de la session. Sans place libre, la proposition est refusée et sa raison est dite.',
    done: (count) => plural(count, 'place proposée', 'places proposées'),
  },
  PRIORITISE: {
    label: (count) => withObject(count, 'Changer la priorité', 'Changer', 'priorités'),
    icon: 'flag',
    facts:
      'Une priorité plus haute est servie avant, quelle que soit la date de la demande. Un groupe garde une seule priorité. La personne voit le motif.',
    done: (count) => plural(count, 'priorité changée', 'priorités changées'),
  },
  SPLIT: {
    label: () => 'Séparer le groupe',
    icon: 'people',
    facts:
      'Les personnes gardent leur ordre, mais chacune attend pour soi\u00a0: elles ne sont plus placées ensemble.',
    done: (count) => plural(count, 'personne n’est plus en groupe', 'personnes ne sont plus en groupe'),
  },
  TRANSFER: {
    label: (count) => withObject(count, 'Déplacer la personne', 'Déplacer', 'personnes'),
    icon: 'arrow-right',
    facts: 'Chaque personne quitte cette session et reçoit un seul message pour les deux.',
    done: (count) => plural(count, 'personne déplacée', 'personnes déplacées'),
  },
};

const concerns: Record<Act, (row: Pick<RosterRow, 'status' | 'partyId'>) => boolean> = {
  VALIDATE: ({ status }) => status === 'PENDING_VALIDATION',
  REFUSE: ({ status }) => status === 'PENDING_VALIDATION',
  CANCEL: ({ status }) => isActive(status),
  OFFER: ({ status }) => status === 'WAITLISTED',
  PRIORITISE: ({ status }) => status === 'WAITLISTED',
  SPLIT: ({ status, partyId }) => status === 'WAITLISTED' && partyId !== null,
  TRANSFER: ({ status }) => isActive(status),
};
const inOrder: readonly Act[] = ['VALIDATE', 'REFUSE', 'OFFER', 'PRIORITISE', 'SPLIT', 'TRANSFER', 'CANCEL'];

/** The rows an act can change; the server checks each again. */
export const concerned = (rows: readonly RosterRow[], act: Act): RosterRow[] => rows.filter(concerns[act]);
/** Acts that make sense for at least one of the rows, each with the rows it can change. */
export const possibleActs = (rows: readonly RosterRow[]): { act: Act; rows: RosterRow[] }[] =>
  inOrder.map((act) => ({ act, rows: concerned(rows, act) })).filter((possible) => possible.rows.length > 0);

/** Refusals of one sentence, with the names they concern. */
export interface RefusedLine {
  sentence: string;
  names: string[];
}

/** Refused rows gathered by sentence, in the order in which they came. */
export function refusedLines(refused: RosterActionAnswer['refused'], rows: readonly Row[]): RefusedLine[] {
  const lines = new Map<string, string[]>();
  for (const { id, code, facts } of refused) {
    const problem: Problem = {
      type: 'about:blank',
      title: code,
      status: refusals[code],
      code,
      ...(facts ? { facts } : {}),
    };
    const row = rows.find((one) => one.id === id);
    const name = row ? `${row.givenName} ${row.familyName}` : 'Une personne';
    const sentence = sentenceOf(problem);
    lines.set(sentence, [...(lines.get(sentence) ?? []), name]);
  }
  return [...lines].map(([sentence, names]) => ({ sentence, names }));
}

/** "12 inscriptions annulées, 2 impossibles" */
export function outcomeText(act: Act, { done, waiting, refused }: RosterActionAnswer): string {
  const parts = [
    ...(done.length > 0 || waiting.length + refused.length === 0 ? [actWords[act].done(done.length)] : []),
    ...(waiting.length > 0 ? [`${plural(waiting.length, 'personne')} en attente sur l’autre session`] : []),
    ...(refused.length > 0 ? [plural(refused.length, 'impossible')] : []),
  ];
  return parts.join(', ');
}

/** What puts the priorities back as they were; nothing else can be undone: people have been told. */
export function undoOf(
  action: RosterAction,
  before: readonly RosterRow[],
  done: readonly string[],
): RosterAction[] {
  if (action.action !== 'PRIORITISE') return [];
  const groups = new Map<string, Extract<RosterAction, { action: 'PRIORITISE' }>>();
  for (const row of before.filter(({ id }) => done.includes(id))) {
    const reason = row.priorityReason ?? 'Priorité rétablie';
    const key = `${row.priority} ${reason}`;
    const group = groups.get(key);
    if (group) group.ids.push(row.id);
    else groups.set(key, { action: 'PRIORITISE', ids: [row.id], priority: row.priority, reason });
  }
  return [...groups.values()];
}

/** People whom the cancellation of their session left without a place or a rank, and who have not been moved since. */
export const movedByCancellation = (
  rows: readonly RosterRow[],
  { state, cancelReason }: { state: string; cancelReason: string | null },
): RosterRow[] =>
  state === 'CANCELLED'
    ? rows.filter((row) => row.status === 'CANCELLED_BY_ORGANIZER' && row.cancelReason === cancelReason)
    : [];
