// A reminder as it is typed, what is wrong in it, and the draft the server reads.
import { reminderDraft, type ReminderDraft, type ReminderRule } from '@treize/contract/mailings';
import type { Problem } from '@treize/contract/refusals';
import { faultOf } from '@treize/rules/mailings/reminders';
import { sentenceOf } from '../../../platform/refusals';
import type { TextError } from '../../form/text-errors';
import { placeholderErrors } from '../bulk/mailing-text';

export interface ReminderText extends Pick<
  ReminderDraft,
  'anchor' | 'statuses' | 'presence' | 'addressees' | 'enabled'
> {
  /** Digits, counted before the start or after the end. */
  days: string;
  localTime: string;
  fixedOn: string;
  /** Empty: whatever one takes. */
  limitId: string;
  subject: string;
  body: string;
}
export const newReminder = (): ReminderText => ({
  anchor: 'START',
  days: '3',
  localTime: '09:00',
  fixedOn: '',
  statuses: ['CONFIRMED', 'TO_RECONFIRM'],
  presence: 'ANY',
  addressees: 'PARTICIPANTS',
  limitId: '',
  subject: '',
  body: '',
  enabled: true,
});
export const reminderTextOf = (rule: ReminderRule): ReminderText => ({
  anchor: rule.anchor,
  days: String(Math.abs(rule.days)),
  localTime: rule.localTime,
  fixedOn: rule.fixedOn ?? '',
  statuses: rule.statuses,
  presence: rule.presence,
  addressees: rule.addressees,
  limitId: rule.limitId ?? '',
  subject: rule.subject,
  body: rule.body,
  enabled: rule.enabled,
});

function daysOf({ anchor, days }: ReminderText): number {
  if (anchor === 'FIXED') return 0;
  const count = /^\d{1,3}$/.test(days.trim()) ? Number(days) : Number.NaN;
  // Never -0, which is another number for whoever compares.
  return anchor === 'START' ? 0 - count : count;
}
export const reminderDraftOf = (text: ReminderText) => ({
  ...text,
  days: daysOf(text),
  fixedOn: text.anchor === 'FIXED' && text.fixedOn !== '' ? text.fixedOn : null,
  limitId: text.limitId === '' ? null : text.limitId,
});
/** The draft, once nothing is wrong in it. */
export const checkedReminder = (text: ReminderText): ReminderDraft =>
  reminderDraft.parse(reminderDraftOf(text));

const sentences: Record<string, string> = {
  days: 'Indiquez un nombre de jours, de 0 à 120.',
  fixedOn: 'Indiquez la date de l’envoi.',
  localTime: 'Indiquez l’heure de l’envoi.',
  statuses: 'Choisissez au moins une situation.',
  presence:
    'Avant la session, personne n’est encore présent ni absent\u00a0: choisissez «\u00a0Présentes ou non\u00a0».',
  subject: 'Écrivez un objet, de 160 caractères au plus.',
  body: 'Écrivez le message, de 8 000 caractères au plus.',
};

/** Ids of the controls begin with `reminder-`. */
export function reminderErrors(text: ReminderText): TextError[] {
  const draft = reminderDraftOf(text);
  const found = new Set(reminderDraft.safeParse(draft).error?.issues.map(({ path }) => String(path[0])));
  if (text.anchor === 'FIXED' && text.fixedOn === '') found.add('fixedOn');
  if (faultOf(draft) === 'PRESENCE') found.add('presence');
  const wrong = Object.keys(sentences).filter((field) => found.has(field));
  const unknown = placeholderErrors(text, 'reminder-').filter(
    ({ id }) => !wrong.some((field) => id === `reminder-${field}`),
  );
  return [
    ...wrong.map((field) => ({ id: `reminder-${field}`, message: sentences[field] ?? '' })),
    ...unknown,
  ];
}
/** Words that the server does not know are told at the message. */
export const reminderRefused = (problem: Problem | null): TextError[] =>
  problem?.code === 'unknown-placeholder' ? [{ id: 'reminder-body', message: sentenceOf(problem) }] : [];
