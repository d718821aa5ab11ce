// The yearly table of the training of a commune's elected people: what is known is told, cost and the rest stay blank.
import { stringify } from 'csv-stringify/sync';
import { frenchDateSpan, frenchDuration } from '@treize/rules/time/french';
import type { Paper, PaperCell } from '../../platform/papers/paper';
import { fundingWords } from '../../sessions/papers/words';
import type { TrainedPerson } from './yearly.queries';

export interface YearlyContent {
  municipality: string;
  year: string;
  /** Only what the commune's budget pays. */
  paidOnly: boolean;
  bodyName: string;
  rows: readonly TrainedPerson[];
  at: Date;
}

/** Nothing is spent on what is free; other amounts are not kept here. */
const costOf = ({ funding }: TrainedPerson): string => (funding === 'FREE' ? '0\u00a0€' : '');

const hoursOf = ({ minutes }: TrainedPerson): string => (minutes === null ? '' : frenchDuration(minutes));
const nameOf = ({ familyName, givenName }: TrainedPerson): string => `${familyName} ${givenName}`;

function cellsOf(row: TrainedPerson, bodyName: string): PaperCell[] {
  const cost = costOf(row);
  return [
    nameOf(row),
    row.function,
    `${row.title} (${row.ref})`,
    bodyName,
    frenchDateSpan(row.firstDate, row.lastDate),
    hoursOf(row),
    cost === '' ? { blank: true } : cost,
    fundingWords[row.funding],
  ];
}

const counted = (count: number, one: string, several: string): string =>
  `${count}\u00a0${count > 1 ? several : one}`;

/** Hours certified over the year; those not certified yet are told apart, never guessed. */
function totals(rows: readonly TrainedPerson[]): string {
  const certified = rows.filter(({ minutes }) => minutes !== null);
  const minutes = certified.reduce((sum, row) => sum + (row.minutes ?? 0), 0);
  const people = new Set(rows.map(({ personId }) => personId)).size;
  const waiting = rows.length - certified.length;
  const told = `${counted(people, 'personne', 'personnes')}, ${counted(rows.length, 'participation', 'participations')}`;
  if (certified.length === 0) return `${told}\u00a0; aucun certificat à ce jour.`;
  return `${told}, ${frenchDuration(minutes)} certifiées${waiting === 0 ? '.' : `\u00a0; ${waiting} sans certificat à ce jour.`}`;
}

export function yearlyTablePaper(content: YearlyContent): Paper {
  const { municipality, year, paidOnly, bodyName, rows, at } = content;
  const filter = paidOnly ? ', payées par le budget de la commune' : '';
  const title = `Tableau récapitulatif des formations des élu·es en ${year}`;
  return {
    title: `${title} – ${municipality}`,
    subject: `${title}${filter} – ${municipality}`,
    author: bodyName,
    reference: `Tableau récapitulatif ${year} – ${municipality}`,
    createdAt: at,
    orientation: 'landscape',
    blocks: [
      { kind: 'heading', level: 1, words: title },
      {
        kind: 'paragraph',
        words: `${municipality}${filter}. ${rows.length === 0 ? 'Aucune participation.' : totals(rows)}`,
        style: 'lead',
      },
      ...(rows.length === 0
        ? []
        : [
            {
              kind: 'table' as const,
              caption: 'Participations de l’année, par personne et par date',
              dense: true,
              columns: [
                { heading: 'Nom et prénom', share: 0.14, namesRow: true },
                { heading: 'Fonction', share: 0.13 },
                { heading: 'Formation', share: 0.22 },
                { heading: 'Organisme', share: 0.13 },
                { heading: 'Dates', share: 0.14 },
                { heading: 'Heures suivies', share: 0.07 },
                { heading: 'Coût', share: 0.06 },
                { heading: 'Financement', share: 0.11 },
              ],
              rows: rows.map((row) => cellsOf(row, bodyName)),
            },
          ]),
      {
        kind: 'paragraph',
        words:
          'Seules les formations suivies ici sont connues. Les coûts en blanc sont à compléter par la commune\u00a0; ' +
          'le tableau des actions de formation est annexé au compte financier et donne lieu à un débat annuel (CGCT, art. L.\u00a02123-12).',
        style: 'small',
      },
    ],
  };
}

/** For a spreadsheet: UTF-8 with its mark, semicolons, cells that cannot become formulas. */
export const yearlyCsv = ({ rows, bodyName }: YearlyContent): string =>
  stringify(
    [
      [
        'Nom',
        'Prénom',
        'Fonction',
        'Formation',
        'Référence',
        'Organisme',
        'Du',
        'Au',
        'Minutes certifiées',
        'Coût',
        'Financement',
      ],
      ...rows.map((row) => [
        row.familyName,
        row.givenName,
        row.function,
        row.title,
        row.ref,
        bodyName,
        row.firstDate,
        row.lastDate,
        row.minutes,
        costOf(row),
        fundingWords[row.funding],
      ]),
    ],
    { bom: true, delimiter: ';', escape_formulas: true },
  );
