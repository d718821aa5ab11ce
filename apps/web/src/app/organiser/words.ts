// The organiser's words: phases, places by cause, statuses and sources of registrations, papers.
import type { CertificateKind, CertificateStatus } from '@treize/rules/certificates/certificate';
import type { IssuedCertificate } from '@treize/contract/certificates';
import type { OrganiserSession, Seats, SessionCard } from '@treize/contract/sessions';
import type { RosterRow } from '@treize/contract/registrations';
import type { Tone } from '@treize/design/tone';
import type { RegistrationStatus } from '@treize/rules/registrations/status';
import type { SessionPhase } from '@treize/rules/sessions/phase';
import { placesFree } from '@treize/rules/sessions/seats';
import { frenchDateSpan, frenchInstant } from '@treize/rules/time/french';

export interface Word {
  label: string;
  tone: Tone;
}

export const phaseWords: Record<SessionPhase, Word> = {
  DRAFT: { label: 'Brouillon', tone: 'plain' },
  UPCOMING: { label: 'Publiée, inscriptions à venir', tone: 'note' },
  PUBLISHED: { label: 'Inscriptions ouvertes', tone: 'ok' },
  CLOSED: { label: 'Inscriptions closes', tone: 'wait' },
  IN_PROGRESS: { label: 'En cours', tone: 'ok' },
  HELD: { label: 'Tenue, à clôturer', tone: 'wait' },
  FINALIZED: { label: 'Clôturée', tone: 'plain' },
  POSTPONED: { label: 'Reportée', tone: 'wait' },
  CANCELLED: { label: 'Annulée', tone: 'bad' },
};
export const stateLabels: Record<OrganiserSession['state'], string> = {
  DRAFT: 'Brouillon',
  PUBLISHED: 'Publiée',
  POSTPONED: 'Reportée',
  CANCELLED: 'Annulée',
  FINALIZED: 'Clôturée',
};
export const formatLabels: Record<SessionCard['format'], string> = {
  ONSITE: 'En présence',
  REMOTE: 'À distance',
  HYBRID: 'En présence et à distance',
};
export const fundingLabels: Record<SessionCard['funding'], string> = {
  FREE: 'Gratuit',
  MUNICIPALITY: 'Budget de la collectivité',
  DIFE: 'DIFE',
  PERSONAL: 'Personnel',
};
export const periodLabels = { AM: 'Matin', PM: 'Après-midi', EVENING: 'Soirée' } as const;

const statusWords: Record<RegistrationStatus, Word> = {
  PENDING_VALIDATION: { label: 'À valider', tone: 'wait' },
  CONFIRMED: { label: 'Confirmée', tone: 'ok' },
  TO_RECONFIRM: { label: 'À reconfirmer', tone: 'wait' },
  WAITLISTED: { label: 'Liste d’attente', tone: 'wait' },
  OFFERED: { label: 'Place proposée', tone: 'note' },
  EXPIRED: { label: 'Place expirée', tone: 'bad' },
  CANCELLED_BY_PERSON: { label: 'Annulée par la personne', tone: 'bad' },
  CANCELLED_BY_ORGANIZER: { label: 'Annulée par l’organisation', tone: 'bad' },
  REPLACED: { label: 'Remplacée', tone: 'plain' },
  REFUSED: { label: 'Refusée', tone: 'bad' },
};
export const sourceLabels: Record<RosterRow['source'], string> = {
  SELF: 'en ligne',
  MUNICIPALITY: 'par la mairie',
  ORGANIZER: 'par l’organisation',
  IMPORT: 'par import',
  TRANSFER: 'par transfert',
  WALK_IN: 'sur place',
};

const rankText = (rank: number): string => (rank === 1 ? '1re' : `${rank}e`);
/** A registration's status with what precises it: "Liste d’attente (4e)", "Place proposée jusqu’au …". */
export function standingOf(row: Pick<RosterRow, 'status' | 'rank' | 'offerExpiresAt'>): Word {
  const { label, tone } = statusWords[row.status];
  if (row.status === 'WAITLISTED' && row.rank !== null) return { tone, label: `${label} (${rankText(row.rank)})` };
  if (row.status === 'OFFERED' && row.offerExpiresAt !== null)
    return { tone, label: `${label} jusqu’au ${frenchInstant(new Date(row.offerExpiresAt))}` };
  return { label, tone };
}

export const certificateStatusWords: Record<CertificateStatus, Word> = {
  VALID: { label: 'Valable', tone: 'ok' },
  REPLACED: { label: 'Remplacé', tone: 'plain' },
  REVOKED: { label: 'Révoqué', tone: 'bad' },
};
export const certificateKindLabels: Record<CertificateKind & IssuedCertificate['kind'], string> = {
  COMPLETION: 'Certificat de réalisation',
  PARTICIPATION: 'Attestation de participation',
};

/** One figure of the availability line. */
export interface Figure {
  label: string;
  value: string;
}
/** Places by cause, in the order in which one reads them. */
export function figuresOf(seats: Seats): Figure[] {
  const free = placesFree(seats);
  const figure = (label: string, value: number | null) => ({ label, value: value === null ? 'sans limite' : String(value) });
  return [
    figure('Places', seats.capacity),
    figure('Confirmées', seats.confirmed),
    figure('Proposées', seats.offered),
    figure('En attente', seats.waiting),
    ...(free === null ? [] : [figure('Libres', free)]),
  ];
}

/** "18 / 20", "18" without a limit. */
export const takenText = ({ capacity, confirmed }: Seats): string =>
  capacity === null ? String(confirmed) : `${confirmed} / ${capacity}`;

/** First to last day in words. */
export const datesOf = ({ days }: Pick<SessionCard, 'days'>): string =>
  frenchDateSpan(days[0]?.date ?? '', days.at(-1)?.date ?? '');

export const peopleText = (count: number): string => (count > 1 ? `${count}\u00a0personnes` : `${count}\u00a0personne`);
/** "Aucun message ne part" or "18 personnes reçoivent un message". */
export function noticeText(count: number): string {
  if (count === 0) return 'Personne n’est inscrit : aucun message ne partira.';
  return `${peopleText(count)} ${count > 1 ? 'recevront' : 'recevra'} un message avec l’invitation mise à jour.`;
}
