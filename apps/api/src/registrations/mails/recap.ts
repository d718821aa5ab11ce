// What each mail of this room tells of the session and of the registration, always in the same order.
import type { SessionPage } from '@treize/contract/sessions';
import { frenchDate, frenchTimeRange } from '@treize/rules/time/french';
import { paragraph, type Block, type Fact } from '../../platform/mail/layout/blocks';
import { placeOf } from '../../sessions/place';

/** A day as it is told: its date and the hours of its half-days. */
interface Day {
  date: string;
  halfDays: readonly { startTime: string; endTime: string }[];
}

export interface RegistrationLetter {
  givenName: string;
  /** Whom the mail is about, when it reaches them through their mairie; absent when the mailbox is their own. */
  forWhom?: string;
  /** Told in the subject, when somebody else registered reads the same mailbox. */
  named?: string;
  /** Commune whose mairie registered the person; absent when they did it themselves. */
  onBehalfOf?: string;
  number: string;
  session: SessionPage;
  joinUrl: string | null;
  /** The personal page of the registration. */
  url: string;
  senderName: string;
}

/** "mardi 12 janvier 2027, 9 h 30 – 12 h 30 et 13 h 45 – 16 h 45", one line a day. */
export const timetable = (days: readonly Day[]): string =>
  days
    .filter(({ halfDays }) => halfDays.length > 0)
    .map(({ date, halfDays }) => {
      const times = halfDays.map(({ startTime, endTime }) => frenchTimeRange(startTime, endTime));
      return `${frenchDate(date)}, ${times.join(' et ')}`;
    })
    .join('\n');

/** "Invitation : Lire son centre-bourg", with whom it is about in a mailbox that serves several people. */
export function subjectOf(kind: string, { session, forWhom, named = forWhom }: RegistrationLetter): string {
  return `${kind}\u00a0: ${session.title}${named === undefined ? '' : ` (${named})`}`;
}

/** "Bonjour Jean,", or to whom the mairie is asked to hand the message over. */
export const opening = ({ givenName, forWhom }: RegistrationLetter): Block[] =>
  forWhom === undefined
    ? [paragraph(`Bonjour ${givenName},`)]
    : [
        paragraph('Bonjour,'),
        paragraph(
          `Ce message est pour ${forWhom}, qui reçoit son courrier par la mairie\u00a0: merci de le lui remettre.`,
        ),
      ];

const isPostponed = ({ phase }: SessionPage): boolean => phase === 'POSTPONED';

export const sessionFacts = ({ session, number, joinUrl, onBehalfOf }: RegistrationLetter): Fact[] => [
  { label: 'Session', value: session.title },
  {
    label: 'Quand',
    value: isPostponed(session) ? 'Reportée, nouvelle date à venir' : timetable(session.days),
  },
  { label: 'Où', value: placeOf(session) },
  ...(joinUrl === null ? [] : [{ label: 'Lien de connexion', value: joinUrl }]),
  { label: 'Numéro d’inscription', value: number },
  ...(onBehalfOf === undefined
    ? []
    : [{ label: 'Inscription faite par', value: `la mairie, ${onBehalfOf}` }]),
  { label: 'Contact', value: session.contactEmail },
];

export const reason = 'Vous recevez ce message parce qu’une inscription a été faite avec cette adresse.';
