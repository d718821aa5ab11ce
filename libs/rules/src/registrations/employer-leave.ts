// Training leave of an elected person who is employed: the notice to give, and the letter to the employer.
// Orientation, not advice: art. L. 2123-13 and R. 2123-15 of the code général des collectivités territoriales.
import { frenchDate, frenchDateWithoutDay, frenchDuration, frenchTimeRange } from '../time/french';
import { addDays } from '../time/wall';

/** Days before the session by which the employer must have been asked (art. R. 2123-15 CGCT). */
export const leaveNoticeDays = 30;
/** An employer who has not answered this many days before the session has granted it (same article). */
export const employerReplyDays = 15;

/**
 * How far the session is, for who must ask for leave.
 * @param startsOn first civil date of the session @param today civil date in Paris, both YYYY-MM-DD
 * @returns daysLeft negative once the session has begun; isLate under 30 days
 */
export function leaveNotice(startsOn: string, today: string): { daysLeft: number; isLate: boolean } {
  const daysLeft = Math.round((Date.parse(startsOn) - Date.parse(today)) / 86_400_000);
  return { daysLeft, isLate: daysLeft < leaveNoticeDays };
}

export interface LeaveRequest {
  /** "Anne Le Goff" */
  person: string;
  /** "Adjointe au maire" */
  function: string;
  /** Commune or EPCI of the mandate: "Guingamp" */
  body: string;
  /** Name of the body that trains, as the law wants it told. */
  trainingBody: string;
  title: string;
  /** In order; wall times in Paris. Never empty. */
  halfDays: readonly { date: string; startTime: string; endTime: string }[];
  /** Minutes of training. */
  minutes: number;
  /** "Salle des fêtes, 1 place du Centre, 22200 Guingamp", "À distance" */
  place: string;
  /** Civil date of the letter. */
  today: string;
}

/** A piece of the letter, in reading order. `facts` is a list of names and values. */
export type LetterLine =
  | { kind: 'sender' | 'recipient' | 'date' | 'subject' | 'paragraph' | 'signature'; text: string }
  | { kind: 'facts'; facts: { name: string; value: string }[] };

/** The letter of an elected person to the employer, in French, to be read again and signed by them. */
export function letterLines(request: LeaveRequest): LetterLine[] {
  const startsOn = request.halfDays[0]?.date ?? request.today;
  const role = `${request.function}, ${request.body}`;
  return [
    { kind: 'sender', text: `${request.person}\n${role}` },
    { kind: 'recipient', text: '[Nom et adresse de l’employeur]' },
    { kind: 'date', text: `Le ${frenchDateWithoutDay(request.today)}` },
    { kind: 'subject', text: 'Objet\u00a0: demande de congé de formation au titre d’un mandat local' },
    { kind: 'paragraph', text: 'Madame, Monsieur,' },
    {
      kind: 'paragraph',
      text:
        `Titulaire d’un mandat local (${role}), je demande à bénéficier du congé de formation prévu par ` +
        'l’article L.\u00a02123-13 du code général des collectivités territoriales, pour suivre la session suivante\u00a0:',
    },
    {
      kind: 'facts',
      facts: [
        { name: 'Formation', value: request.title },
        { name: 'Organisme de formation', value: request.trainingBody },
        ...datesOf(request.halfDays).map((value, index) => ({ name: index === 0 ? 'Dates' : '', value })),
        { name: 'Durée', value: frenchDuration(request.minutes) },
        { name: 'Lieu', value: request.place },
      ],
    },
    { kind: 'paragraph', text: noticeText(startsOn, request.today) },
    {
      kind: 'paragraph',
      text: 'À mon retour, je vous remettrai l’attestation de présence délivrée par l’organisme de formation.',
    },
    {
      kind: 'paragraph',
      text: 'Je vous prie d’agréer, Madame, Monsieur, l’expression de ma considération distinguée.',
    },
    { kind: 'signature', text: request.person },
  ];
}

/** One line a day: "mardi 12 janvier 2027, 9 h 30 – 12 h 30 et 14 h – 17 h". */
function datesOf(halfDays: LeaveRequest['halfDays']): string[] {
  return [...new Set(halfDays.map(({ date }) => date))].map((date) => {
    const ranges = halfDays
      .filter((half) => half.date === date)
      .map((half) => frenchTimeRange(half.startTime, half.endTime));
    return `${frenchDate(date)}, ${ranges.join(' et ')}`;
  });
}

function noticeText(startsOn: string, today: string): string {
  if (leaveNotice(startsOn, today).isLate) {
    return (
      `La session commence moins de ${leaveNoticeDays}\u00a0jours après cette demande\u00a0: ` +
      'je vous remercie de bien vouloir l’examiner malgré ce délai.'
    );
  }
  const reply = frenchDate(addDays(startsOn, -employerReplyDays));
  return (
    `Cette demande vous est adressée ${leaveNoticeDays}\u00a0jours au moins avant le début de la session. ` +
    'Selon l’article R.\u00a02123-15 du même code, le congé est réputé accordé si vous ne m’avez pas répondu ' +
    `au plus tard le ${reply}, quinzième jour qui précède ce début.`
  );
}
