// Columns of the deliveries' export: in French, in the order of the screen, values in words.
import type { AttendanceAnswer } from '@treize/contract/calendar';
import type { DeliveryRow } from '@treize/contract/deliveries';
import { fateOf, type Fate } from '@treize/rules/mails/copies';
import { moment, statusWords } from '../../export-words';

const fateWords: Record<Fate, string> = {
  accepted: 'Remis au serveur',
  waiting: 'En attente',
  failed: 'Non envoyé',
  bounced: 'Revenu',
};
const answerWords: Record<AttendanceAnswer, string> = {
  ACCEPTED: 'Vient',
  TENTATIVE: 'Peut-être',
  DECLINED: 'Ne vient pas',
};
type Day = DeliveryRow['days'][number];

const momentOf = (instant: string | null | undefined): string | null =>
  instant ? moment(new Date(instant)) : null;
const perDay = (days: readonly Day[], word: (day: Day) => string | null): string =>
  days.map((day) => `${day.date} : ${word(day) ?? '-'}`).join(', ');

function copyWord({ channel, revision, held, isStale }: Day): string {
  if (channel === 'FEED') return 'par abonnement';
  if (revision === null) return 'pas d’invitation';
  if (!isStale) return held === null ? 'rien à retirer' : 'à jour';
  return held === null ? 'jamais reçue' : `version ${held + 1} sur ${revision + 1}`;
}

export const deliveryColumns: [header: string, value: (row: DeliveryRow) => string | number | null][] = [
  ['Numéro', (row) => row.number],
  ['État', (row) => statusWords[row.status]],
  ['Nom', (row) => row.familyName],
  ['Prénom', (row) => row.givenName],
  ['Courriel', (row) => row.email],
  ['Adresse bloquée', (row) => (row.blocked ? 'oui' : 'non')],
  ['Dernier message', (row) => row.last?.subject ?? null],
  ['Écrit le', (row) => momentOf(row.last?.createdAt)],
  ['Ce qu’il est devenu', (row) => row.last && fateWords[fateOf(row.last.state, row.last.bounce)]],
  ['Remis le', (row) => momentOf(row.last?.acceptedAt)],
  ['Réponse du serveur', (row) => row.last?.lastText ?? null],
  ['Agenda', (row) => perDay(row.days, copyWord)],
  ['Réponses', (row) => perDay(row.days, ({ answer }) => answer && answerWords[answer])],
  ['À reconfirmer depuis', (row) => momentOf(row.reconfirmSince)],
  ['Peut revenir sur son refus jusqu’au', (row) => momentOf(row.declineEndsAt)],
];
