// The certificates of a session for organisers: a ZIP streamed file after file, a list for a spreadsheet.
import { Readable } from 'node:stream';
import type { IssuedCertificate } from '@treize/contract/certificates';
import { titleOfKind } from '@treize/rules/certificates/certificate';
import { parisDate } from '@treize/rules/time/wall';
import { stringify } from 'csv-stringify/sync';
import { ZipFile } from 'yazl';

export interface ZippedFile {
  name: string;
  bytes: () => Promise<Buffer | null>;
}

const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w.-]+/g, '-');

/** `CASTAGNOL-Remi-CR-ARA-2027-0012-003.pdf`: sorts by name in any folder. */
export const fileName = (one: { familyName: string; givenName: string; number: string }): string =>
  `${plain(one.familyName).toUpperCase()}-${plain(one.givenName)}-${plain(one.number)}.pdf`;

/** Stored, not deflated: the files already are. One is read when the one before has left, so that few are held at a time. */
export function zipped(files: readonly ZippedFile[], at: Date): Readable {
  const zip = new ZipFile();
  const stream = zip.outputStream as Readable;
  // Nobody else listens to the archive itself: without this, one file that cannot be read ends the whole process.
  zip.on('error', (error: Error) => stream.destroy(error));
  for (const { name, bytes } of files)
    zip.addReadStreamLazy(name, { compress: false, mtime: at }, (done) => {
      bytes().then(
        (file) => done(null, Readable.from(file === null ? [] : [file])),
        (error: unknown) => done(error as Error, Readable.from([])),
      );
    });
  zip.end();
  return stream;
}

const states = { VALID: 'Valable', REPLACED: 'Remplacé', REVOKED: 'Retiré' } as const;
const columns: [header: string, value: (row: IssuedCertificate) => string | number | null][] = [
  ['Nom', (row) => row.familyName],
  ['Prénom', (row) => row.givenName],
  ['Document', (row) => titleOfKind[row.kind]],
  ['Numéro', (row) => row.number],
  ['Code', (row) => row.code],
  ['État', (row) => states[row.status]],
  ['Minutes', (row) => row.minutes],
  ['Demi-journées', (row) => row.halfDays],
  ['Délivré le', (row) => parisDate(new Date(row.issuedAt))],
  ['Retiré le', (row) => (row.revokedAt === null ? null : parisDate(new Date(row.revokedAt)))],
  ['Motif', (row) => row.reason],
  ['Remplacé par', (row) => row.replacedByNumber],
];

/** For a spreadsheet: UTF-8 with its mark, semicolons, cells that cannot become formulas. */
export const certificatesCsv = (rows: readonly IssuedCertificate[]): string =>
  stringify(
    [columns.map(([header]) => header), ...rows.map((row) => columns.map(([, value]) => value(row)))],
    { bom: true, delimiter: ';', escape_formulas: true },
  );
