// The organiser's words: states, standing of registrations, papers, notices.
import type { CertificateStatus } from '@treize/rules/certificates/certificate';
import type { OrganiserSession, Reach, Seats } from '@treize/contract/sessions';
import type { RosterRow } from '@treize/contract/roster';
import { frenchInstant } from '@treize/rules/time/french';
import { standingOf as standingAnywhere, type Word } from '../platform/registration-words';
import { plural } from '../platform/session-words';

export const stateLabels: Record<OrganiserSession['state'], string> = {
  DRAFT: 'Brouillon',
  PUBLISHED: 'Publiée',
  POSTPONED: 'Reportée',
  CANCELLED: 'Annulée',
  FINALIZED: 'Clôturée',
};
export const kindLabels: Record<RosterRow['kind'], string> = { ELECTED: 'Élu·e', STAFF: 'Agent·e' };

/** A registration's status with what precises it: "Liste d’attente (4e)", "Place proposée jusqu’au …". */
export function standingOf(row: Pick<RosterRow, 'status' | 'rank' | 'offerExpiresAt'>): Word {
  const { label, tone } = standingAnywhere(row);
  if (row.status === 'CANCELLED_BY_PERSON') return { tone, label: `${label} par la personne` };
  if (row.status === 'OFFERED' && row.offerExpiresAt !== null)
    return { tone, label: `${label} jusqu’au ${frenchInstant(new Date(row.offerExpiresAt))}` };
  return { tone, label };
}

export const certificateStatusWords: Record<CertificateStatus, Word> = {
  VALID: { label: 'Valable', tone: 'ok' },
  REPLACED: { label: 'Remplacé', tone: 'plain' },
  REVOKED: { label: 'Retiré', tone: 'bad' },
};
/** "18 / 20", "18" without a limit. */
export const takenText = ({ capacity, confirmed }: Seats): string =>
  capacity === null ? String(confirmed) : `${confirmed} / ${capacity}`;

/** Everybody whom a move or a cancellation concerns, reached by a mail or not. */
export const concerned = ({ notified, blocked, withoutAddress }: Reach): number =>
  notified + blocked + withoutAddress;

/** Before a move or a cancellation. */
export function noticeText(reach: Reach): string {
  const { notified } = reach;
  if (concerned(reach) === 0) return 'Personne n’est inscrit\u00a0: aucun message ne partira.';
  if (notified === 0) return 'Aucun message ne partira par courriel.';
  return `${plural(notified, 'personne')} ${notified > 1 ? 'seront prévenues' : 'sera prévenue'} par courriel.`;
}

/** The same once it is known. */
export const noticeOf = (reach: Reach | undefined): string[] => (reach ? [noticeText(reach)] : []);

/** Who reads nothing of it, before or after; empty when everybody is reached. */
export const blockedText = ({ blocked }: Reach): string =>
  blocked === 0 ? '' : `Sans message\u00a0: ${plural(blocked, 'personne')} dont l’adresse est en échec.`;
export const withoutAddressText = ({ withoutAddress }: Reach): string =>
  withoutAddress === 0 ? '' : `Sans message\u00a0: ${plural(withoutAddress, 'personne')} sans adresse.`;

/** A message left for some, or for nobody. */
function leftText(reach: Reach, ending: string): string {
  if (concerned(reach) === 0) return 'Personne n’était inscrit\u00a0: aucun message n’est parti.';
  if (reach.notified === 0) return 'Aucun message n’est parti.';
  return `Un message part vers ${plural(reach.notified, 'personne')}${ending}`;
}
/** After it. */
export const sentText = (reach: Reach): string =>
  leftText(reach, ', avec l’invitation mise à jour pour qui a une place.');

/** After a session was put off without a date. */
export const postponedText = (reach: Reach): string =>
  leftText(reach, '\u00a0: chaque personne garde sa place ou son rang.');
/** Before a cancelled session stands again; null while the people are not known. */
export function reinstateFactsText(people: number | null, isPostponed: boolean): string[] {
  const again = isPostponed
    ? 'La session redevient reportée, avec ses inscriptions\u00a0: sa date reste à fixer.'
    : 'La session reprend sa date, son lieu et ses inscriptions.';
  if (people === null) return [again];
  if (people === 0) return [again, 'Personne n’y était inscrit\u00a0: aucun message ne partira.'];
  const who =
    people > 1
      ? `${plural(people, 'personne')} retrouvent leur place ou leur rang`
      : `${plural(people, 'personne')} retrouve sa place ou son rang`;
  const invited = isPostponed ? '' : ', avec une nouvelle invitation';
  return [again, `${who}${invited}. Qui a été déplacé vers une autre session n’est pas repris.`];
}
/** After it. */
export const reinstatedText = (reach: Reach): string =>
  leftText(reach, '\u00a0: chaque personne retrouve sa place ou son rang.');
/** Before a move: when the messages leave, and what people are asked; a session put off has its new date told at once. */
export function moveTimingText(datesChange: boolean, isReopened = false): string {
  if (isReopened) return 'Les messages partent aussitôt\u00a0: chaque personne devra redire si elle vient.';
  const when =
    'Les messages partent dans les minutes qui suivent votre dernier changement\u00a0; la nuit, ceux d’une date lointaine attendent le matin.';
  return datesChange
    ? `${when} Le jour ou les horaires changent\u00a0: chaque personne devra redire si elle vient.`
    : when;
}

/** Before every date to come of a track is cancelled. */
export function trackFactsText({ sessions, people }: { sessions: number; people: number }): string {
  if (sessions === 0) return 'Aucune date à venir\u00a0: il n’y a rien à annuler.';
  const dates = plural(sessions, 'session à venir', 'sessions à venir');
  const who = people === 0 ? 'personne n’y est inscrit' : `${plural(people, 'personne')} à prévenir`;
  return `${dates}, ${who}.`;
}
/** After it. */
export function trackCancelledText(done: {
  sessions: number;
  people: number;
  notified: number;
  blocked: number;
}): string {
  const dates = plural(done.sessions, 'session annulée', 'sessions annulées');
  if (done.people === 0) return `${dates}. Personne n’était inscrit\u00a0: aucun message n’est parti.`;
  const left =
    done.notified === 0
      ? 'Aucun message n’est parti.'
      : `Un seul message part vers chacune des ${plural(done.notified, 'adresse')}, avec toutes les dates.`;
  return `${dates}. ${left}${done.blocked === 0 ? '' : ` Sans message\u00a0: ${plural(done.blocked, 'adresse')} en échec.`}`;
}
