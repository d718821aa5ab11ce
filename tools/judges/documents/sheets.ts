// Attendance sheets for the judges: blank, filled and sealed, and the convocation, with many people and every way to sign.
import { blankSheetPaper } from '@treize/api/attendance/papers/blank-sheet.paper';
import { filledSheetPaper } from '@treize/api/attendance/papers/filled-sheet.paper';
import {
  aRow as aPresentRow,
  sheetFacts as sheet,
  summonsContent,
} from '@treize/api/attendance/papers/papers.fixture';
import { sealedSheetPaper } from '@treize/api/attendance/papers/sealed-sheet.paper';
import { summonsPaper } from '@treize/api/attendance/papers/summons.paper';
import type { Paper } from '@treize/api/platform/papers/paper';
import type { AttendanceRow } from '@treize/contract/attendance';
import { canonicalJson, sha256 } from '@treize/evidence/canonical';
import { readSealed } from '@treize/evidence/sealed-content';
import { aSheet } from '@treize/evidence/sheet.fixture';
import { drawn } from './every-block.ts';

const at = new Date('2027-01-12T10:05:00Z');
const signatures: AttendanceRow['signature'][] = [
  {
    at: '2027-01-12T08:31:00Z',
    method: 'TRAINER_DEVICE_DRAWN',
    statement: 'Je certifie ma présence.',
    strokes: drawn,
  },
  {
    at: '2027-01-12T08:40:00Z',
    method: 'TRAINER_DEVICE_MARK',
    statement: 'Je certifie ma présence.',
    strokes: null,
  },
  null,
];
const states = ['PRESENT', 'PRESENT', 'ABSENT', 'EXCUSED', 'EXPECTED'] as const;

const aRow = (index: number): AttendanceRow =>
  aPresentRow({
    number: `53-2027-014-${index}`,
    familyName: index === 3 ? 'de La Rochefoucauld-Montmorency-Vandenbroucke' : `Orvault-Żak ${index}`,
    givenName: 'Łucja',
    body: 'Saint-Germain-de-Tallevende-la-Lande-Vaumont',
    walkIn: index === 4,
    state: states[index % states.length] ?? 'EXPECTED',
    lateMinutes: index === 1 ? 10 : 0,
    signature: index % states.length < 2 ? (signatures[index % signatures.length] ?? null) : null,
  });
const crowd = Array.from({ length: 45 }, (_, index) => aRow(index));
const counts = { expected: 9, present: 18, absent: 9, excused: 9, signed: 12 };

function sealedPaper(): Paper {
  const { canonical } = JSON.parse(aSheet()) as { canonical: string };
  const content = readSealed(canonical);
  if (content === null) throw new Error('the fixture of a sealed sheet cannot be read');
  // The drawing that this content names, whatever its lines are.
  const hashes = content.rows.map(({ signature }) => signature?.strokesHash ?? '');
  return sealedSheetPaper(content, {
    hash: sha256(canonical),
    signature: 'a'.repeat(86),
    keyId: sha256(canonicalJson(1)).slice(0, 16),
    drawings: new Map([...hashes, content.seal.strokesHash ?? ''].map((hash) => [hash, drawn])),
    publicUrl: 'https://treize.example',
  });
}

const summons = (badge: string): Paper =>
  summonsPaper(summonsContent({ badge, at, ...(badge === '' ? {} : { cancelAddress: '' }) }));

/** A blank sheet of several pages. */
export const blankSheet = {
  sheet,
  people: crowd,
  address: 'https://treize.example/trainer/paper/x',
  at,
};

/** Documents by name, under the file of the product that composes them. */
export const sheetPapers = (): Record<string, Record<string, Paper>> => ({
  'attendance/papers/blank-sheet.paper.ts': {
    'blank-sheet': blankSheetPaper(blankSheet),
  },
  'attendance/papers/filled-sheet.paper.ts': {
    'filled-sheet': filledSheetPaper({ sheet, rows: crowd, counts, sealed: null, at }),
  },
  'attendance/papers/sealed-sheet.paper.ts': { 'sealed-sheet': sealedPaper() },
  'attendance/papers/summons.paper.ts': {
    summons: summons(''),
    'summons-badge': summons(
      `TRZB1.${'a'.repeat(22)}.${'b'.repeat(22)}.1799742600.1800000000.${'c'.repeat(86)}`,
    ),
  },
});
