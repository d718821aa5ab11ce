// The other documents for the judges: the programme, the letter to the employer, the yearly table of a commune.
import type { Paper } from '@treize/api/platform/papers/paper';
import { leaveLetterPaper } from '@treize/api/registrations/papers/leave-letter.paper';
import { yearlyTablePaper } from '@treize/api/registrations/papers/yearly-table.paper';
import type { TrainedPerson } from '@treize/api/registrations/papers/yearly.queries';
import { programmePaper } from '@treize/api/sessions/papers/programme.paper';
import { aSessionPage } from '@treize/api/sessions/papers/session-page.fixture';

const bodyName = 'Treize (organisme d’essai)';
const at = new Date('2026-11-20T09:00:00Z');

export const sessionPapers = (): Record<string, Record<string, Paper>> => ({
  'sessions/papers/programme.paper.ts': {
    programme: programmePaper({ session: aSessionPage(), bodyName, bodyAccreditation: 'AGR-2026-012' }),
    'programme-bare': programmePaper({
      session: aSessionPage({ objectives: [], venue: null, format: 'REMOTE', funding: 'MUNICIPALITY' }),
      bodyName,
      bodyAccreditation: '',
    }),
  },
});

const letter = (today: string): Paper =>
  leaveLetterPaper(
    {
      person: 'Camille Orvault-Żak',
      function: 'Adjointe au maire',
      body: 'Plouaret',
      trainingBody: bodyName,
      title: 'Lire son centre-bourg',
      halfDays: [
        { date: '2027-01-12', startTime: '09:30', endTime: '12:30' },
        { date: '2027-01-14', startTime: '09:30', endTime: '12:30' },
      ],
      minutes: 360,
      place: 'Mairie de Guingamp',
      today,
    },
    '53-2027-014-003',
    at,
  );

const trained = (index: number): TrainedPerson => ({
  registrationId: String(index),
  personId: String(index % 7),
  familyName: index === 2 ? 'de La Rochefoucauld-Montmorency' : `Orvault ${index}`,
  givenName: 'Łucja',
  function: 'Adjointe au maire',
  title: 'Lire son centre-bourg',
  ref: `53-2027-0${index}`,
  firstDate: '2027-01-12',
  lastDate: '2027-01-14',
  funding: index % 2 === 0 ? 'FREE' : 'MUNICIPALITY',
  minutes: index % 3 === 0 ? null : 340,
});
const table = (rows: TrainedPerson[]): Paper =>
  yearlyTablePaper({ municipality: 'Plouaret', year: '2027', paidOnly: false, bodyName, rows, at });

export const registrationPapers = (): Record<string, Record<string, Paper>> => ({
  'registrations/papers/leave-letter.paper.ts': {
    'leave-letter': letter('2026-11-20'),
    'leave-letter-late': letter('2026-12-20'),
  },
  'registrations/papers/yearly-table.paper.ts': {
    'yearly-table': table(Array.from({ length: 40 }, (_, index) => trained(index))),
    'yearly-table-empty': table([]),
  },
});
