// The people of a half-day in the table of a sheet, sealed or not: who they are, what was noted of each, how each signed.
import type { SealedRow } from '@treize/evidence/sealed-content';
import { frenchDuration } from '@treize/rules/time/french';
import type { PaperBlock, PaperCell } from '../../platform/papers/paper';

/** What a sheet tells of one person, besides the signature. */
export type AttendedRow = Omit<SealedRow, 'registrationId' | 'number' | 'signature'>;

/** Nothing was noted of somebody expected: on a sheet that may still change the person may come, on a sealed one not. */
export type ExpectedWord = 'Attendu·e' | 'Non renseigné';

export const nameOf = ({ familyName, givenName }: AttendedRow): string => `${familyName} ${givenName}`;

function noted({ state, lateMinutes, earlyMinutes, walkIn }: AttendedRow, expected: ExpectedWord): string {
  const words = { EXPECTED: expected, PRESENT: 'Présent·e', ABSENT: 'Absent·e', EXCUSED: 'Excusé·e' };
  return [
    words[state],
    lateMinutes > 0 ? `arrivée ${frenchDuration(lateMinutes)} après le début` : '',
    earlyMinutes > 0 ? `départ ${frenchDuration(earlyMinutes)} avant la fin` : '',
    walkIn ? 'hors liste' : '',
  ]
    .filter(Boolean)
    .join(', ');
}

export function attendedTable<Row extends AttendedRow>(
  rows: readonly Row[],
  expected: ExpectedWord,
  signatureOf: (row: Row) => PaperCell,
): PaperBlock {
  return {
    kind: 'table',
    caption: 'Présences et signatures',
    dense: true,
    columns: [
      { heading: 'Nom et prénom', share: 0.2, namesRow: true },
      { heading: 'Fonction et collectivité', share: 0.25 },
      { heading: 'Présence', share: 0.2 },
      { heading: 'Durée', share: 0.08 },
      { heading: 'Signature', share: 0.27 },
    ],
    rows: rows.map((row) => [
      nameOf(row),
      [row.function, row.body].filter(Boolean).join(', '),
      noted(row, expected),
      row.state === 'PRESENT' ? frenchDuration(row.minutes) : '',
      signatureOf(row),
    ]),
  };
}
