// The sheet of a half-day as it stands now: who is present, how each signed, what was corrected; not evidence before it is sealed.
import type { AttendanceRow, Sheet } from '@treize/contract/attendance';
import { frenchInstant, frenchTime } from '@treize/rules/time/french';
import { parisTime } from '@treize/rules/time/wall';
import type { Paper, PaperBlock, PaperCell } from '../../platform/papers/paper';
import { attendedTable, nameOf } from './attended-table';
import { plural } from './plural';
import { headBlocks, sheetReference, type SheetFacts } from './sheet-head';

export interface FilledSheetContent {
  sheet: SheetFacts;
  rows: readonly AttendanceRow[];
  counts: Sheet['counts'];
  sealed: Sheet['sealed'];
  at: Date;
}

function signatureOf(row: AttendanceRow): PaperCell {
  const { signature } = row;
  if (!signature) return '';
  const when = `à ${frenchTime(parisTime(new Date(signature.at)))}`;
  const words = signature.strokes ? when : `${signature.statement} (${when})`;
  if (!signature.strokes) return words;
  return { strokes: signature.strokes, alt: `Signature de ${row.givenName} ${row.familyName},`, words };
}

function corrections(rows: readonly AttendanceRow[]): PaperBlock[] {
  const lines = rows.flatMap((row) =>
    row.corrections.map(
      ({ at, by, reason, before, after }) =>
        `${nameOf(row)}\u00a0: ${before} devient ${after}, ${frenchInstant(new Date(at))}, par ${by}. Motif\u00a0: ${reason}`,
    ),
  );
  if (lines.length === 0) return [];
  return [
    { kind: 'heading', level: 2, words: 'Corrections' },
    { kind: 'list', items: lines },
  ];
}

function closing(sealed: Sheet['sealed']): PaperBlock[] {
  if (!sealed)
    return [
      {
        kind: 'paragraph',
        words: 'Demi-journée non close\u00a0: cette feuille peut encore changer et ne vaut pas preuve.',
        style: 'strong',
      },
    ];
  return [
    {
      kind: 'signature',
      label: `Close par ${sealed.by}`,
      words: [
        frenchInstant(new Date(sealed.at)),
        sealed.statement,
        `Empreinte SHA-256\u00a0: ${sealed.hash}`,
      ],
      strokes: sealed.strokes,
    },
  ];
}

export function filledSheetPaper({ sheet, rows, counts, sealed, at }: FilledSheetContent): Paper {
  const told = `${plural(counts.present, 'présent·e', 'présent·es')}, ${plural(counts.absent, 'absent·e', 'absent·es')}, ${plural(counts.excused, 'excusé·e', 'excusé·es')}, ${plural(counts.expected, 'attendu·e', 'attendu·es')}, ${plural(counts.signed, 'signature', 'signatures')}`;
  return {
    title: `Feuille d’émargement – ${sheetReference(sheet)}`,
    subject: `Feuille d’émargement au ${frenchInstant(at)} – ${sheet.sessionTitle}`,
    author: sheet.body.name,
    reference: `Feuille d’émargement ${sheetReference(sheet)}`,
    createdAt: at,
    orientation: 'landscape',
    blocks: [
      ...headBlocks(sheet, 'Feuille d’émargement'),
      { kind: 'paragraph', words: `État au ${frenchInstant(at)}\u00a0: ${told}.`, style: 'lead' },
      attendedTable(rows, 'Attendu·e', signatureOf),
      ...corrections(rows),
      ...closing(sealed),
    ],
  };
}
