// The words of reminders: when they leave, to whom, where their wording comes from, what they have done.
import type { ReminderRule } from '@treize/contract/mailings';
import type { RegistrationStatus } from '@treize/rules/registrations/status';
import { frenchDate, frenchTime } from '@treize/rules/time/french';
import type { Word } from '../../../platform/registration-words';
import { plural } from '../../../platform/session-words';
import { departureText, momentText } from '../mail-words';

type Timing = Pick<ReminderRule, 'anchor' | 'days' | 'localTime' | 'fixedOn'>;

/** "7 jours avant, à 9 h", "le jour même, à 8 h", "le mardi 12 janvier 2027, à 9 h" */
export function timingText({ anchor, days, localTime, fixedOn }: Timing): string {
  const at = `à ${frenchTime(localTime)}`;
  if (anchor === 'FIXED') return fixedOn === null ? at : `Le ${frenchDate(fixedOn)}, ${at}`;
  if (days === 0) return `Le ${anchor === 'END' ? 'dernier jour' : 'jour même'}, ${at}`;
  if (days === -1) return `La veille, ${at}`;
  if (days === 1) return `Le lendemain, ${at}`;
  return `${plural(Math.abs(days), 'jour')} ${days < 0 ? 'avant' : 'après'}, ${at}`;
}

/** The standings a reminder may choose, in the order of the form. */
export const reminderStatuses: readonly RegistrationStatus[] = [
  'CONFIRMED',
  'TO_RECONFIRM',
  'PENDING_VALIDATION',
  'OFFERED',
  'WAITLISTED',
  'EXPIRED',
  'CANCELLED_BY_PERSON',
  'CANCELLED_BY_ORGANIZER',
];
export const reminderStatusWords: Partial<Record<RegistrationStatus, string>> = {
  CONFIRMED: 'Confirmées',
  TO_RECONFIRM: 'À reconfirmer',
  PENDING_VALIDATION: 'À valider',
  OFFERED: 'Place proposée',
  WAITLISTED: 'En attente',
  EXPIRED: 'Délai passé',
  CANCELLED_BY_PERSON: 'Annulées par la personne',
  CANCELLED_BY_ORGANIZER: 'Annulées par l’organisation',
};
export const presenceWords: Record<ReminderRule['presence'], string> = {
  ANY: 'Présentes ou non',
  PRESENT: 'Présentes',
  ABSENT: 'Absentes',
};
const addressees: Record<ReminderRule['addressees'], string> = {
  PARTICIPANTS: '',
  CONTACTS: ', par le contact de leur commune',
  BOTH: ', et le contact de leur commune',
};

/** "Confirmées, à reconfirmer, présentes, atelier B" */
export function publicText(
  rule: Pick<ReminderRule, 'statuses' | 'presence' | 'addressees' | 'limitId'>,
  limits: readonly { id: string; label: string }[],
): string {
  const statuses = rule.statuses.map((status) => reminderStatusWords[status] ?? 'Autres').join(', ');
  const said = `${statuses.charAt(0)}${statuses.slice(1).toLowerCase()}`;
  const limit = limits.find(({ id }) => id === rule.limitId)?.label;
  return [
    said,
    ...(rule.presence === 'ANY' ? [] : [presenceWords[rule.presence].toLowerCase()]),
    ...(limit === undefined ? [] : [limit]),
  ]
    .join(', ')
    .concat(addressees[rule.addressees]);
}

export const levelWords: Record<ReminderRule['level'], string> = {
  NATIONAL: 'Texte national',
  REGION: 'Texte de la région',
  SESSION: 'Propre à cette session',
};

/** What a reminder has done, or will do; a session put off or cancelled sends none. */
export function reminderState(
  { enabled, ranAt, recipients, dueAt, willReach }: ReminderRule,
  isPublished: boolean,
  now: Date,
): Word {
  if (ranAt !== null)
    return {
      label: `Envoyé le ${momentText(ranAt)}${recipients === null ? '' : ` à ${plural(recipients, 'personne')}`}`,
      tone: 'ok',
    };
  if (!enabled) return { label: 'Désactivé', tone: 'plain' };
  if (!isPublished) return { label: 'Ne part que d’une session publiée', tone: 'plain' };
  if (dueAt === null) return { label: 'Ne partira pas', tone: 'plain' };
  if (new Date(dueAt) < now) return { label: 'Son heure est passée', tone: 'plain' };
  // Nobody is present or absent before the session: nothing is to be told of a number that means nothing yet.
  const reach =
    willReach === null || willReach === 0 ? '' : `, pour ${plural(willReach, 'personne')} à ce jour`;
  return { label: `Part ${departureText(dueAt, now)}${reach}`, tone: 'note' };
}

/** Of a region: what its sessions do with it. */
export const regionState = ({ enabled }: Pick<ReminderRule, 'enabled'>): Word =>
  enabled ? { label: 'Activé', tone: 'ok' } : { label: 'Désactivé', tone: 'plain' };
