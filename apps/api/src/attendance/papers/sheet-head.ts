// What every form of an attendance sheet says on top: the body, the module, the half-day, the place, the trainers.
import type { IssuingBody } from '@treize/rules/papers/facts';
import { frenchDate, frenchTimeRange } from '@treize/rules/time/french';
import type { PaperBlock } from '../../platform/papers/paper';
import { periodWords } from '../../sessions/papers/words';

export interface SheetFacts {
  halfDayId: string;
  sessionRef: string;
  sessionTitle: string;
  moduleTitle: string;
  regime: 'TRAINING' | 'AWARENESS';
  date: string;
  period: keyof typeof periodWords;
  startTime: string;
  endTime: string;
  place: string;
  trainers: readonly string[];
  body: IssuingBody;
}

/** "mardi 12 janvier 2027, matin, 9 h – 12 h 30" */
export const halfDayLine = ({ date, period, startTime, endTime }: SheetFacts): string =>
  `${frenchDate(date)}, ${periodWords[period].toLowerCase()}, ${frenchTimeRange(startTime, endTime)}`;

export const sheetReference = (sheet: SheetFacts): string => `${sheet.sessionRef} – ${halfDayLine(sheet)}`;

const declaredBody = ({ name, activityNumber, accreditation }: IssuingBody): string =>
  [
    name,
    activityNumber && `déclaration d’activité n°\u00a0${activityNumber}`,
    accreditation && `agrément n°\u00a0${accreditation}`,
  ]
    .filter(Boolean)
    .join(', ');

/** Facts without a value are left out: what is missing is told to the organiser, never invented. */
export function headBlocks(sheet: SheetFacts, title: string): PaperBlock[] {
  const { body, regime } = sheet;
  const isTraining = regime === 'TRAINING';
  const { sessionTitle, sessionRef } = sheet;
  const session = sessionTitle === sheet.moduleTitle ? sessionRef : `${sessionTitle} (${sessionRef})`;
  return [
    { kind: 'heading', level: 1, words: title },
    {
      kind: 'facts',
      facts: [
        ['Organisme', isTraining ? declaredBody(body) : body.name],
        [isTraining ? 'Module' : 'Journée', sheet.moduleTitle],
        ['Session', session],
        ['Demi-journée', halfDayLine(sheet)],
        ['Lieu', sheet.place],
        ['Animation', sheet.trainers.join(', ')],
      ],
    },
  ];
}
