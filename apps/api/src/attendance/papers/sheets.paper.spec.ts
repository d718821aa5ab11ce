// Sheets of a half-day, to be signed by hand and as they stand: every mention, long names, many people, drawings that are read.
import type { AttendanceRow } from '@treize/contract/attendance';
import { expectSameWords } from '../../platform/papers/paper-words.fixture';
import { paperPdf } from '../../platform/papers/to-pdf';
import { blankSheetPaper } from './blank-sheet.paper';
import { filledSheetPaper } from './filled-sheet.paper';
import { aRow, sheetFacts as sheet } from './papers.fixture';

const at = new Date('2027-01-12T10:05:00Z');
/** What the practice of funders, and the law for the accreditation, ask of a sheet (domain of attendance). */
const mentions = [
  'Treize (organisme d’essai)',
  '53 22 00000 22',
  'AGR-2026-012',
  'Lire son centre-bourg : diagnostic partagé',
  '53-2027-014',
  'mardi 12 janvier 2027, matin, 9 h 30 – 12 h 30',
  'Salle du conseil, mairie de Guingamp',
  'Yann Kerzec, Nadia Belloc',
];
const longName = aRow({
  familyName: 'de La Rochefoucauld-Montmorency-Vandenbroucke',
  givenName: 'Marie-Antoinette-Joséphine',
  function: 'Vice-présidente déléguée à la revitalisation des centres-bourgs, à l’habitat et aux mobilités',
  body: 'Saint-Germain-de-Tallevende-la-Lande-Vaumont',
});
const crowd = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    aRow({ familyName: `Personne ${index + 1}`, givenName: 'Łucja' }),
  );
const pagesOf = async (...paper: Parameters<typeof paperPdf>) =>
  (await paperPdf(...paper)).toString('latin1').match(/\/Type \/Page\n/g)?.length;

describe('the blank sheet', () => {
  const blank = (people: AttendanceRow[]) =>
    blankSheetPaper({ sheet, people, address: 'https://treize.example/trainer/paper/x', at });

  it('says every mention, everybody expected, and keeps rows for those who are not', async () => {
    const words = await expectSameWords(blank([aRow(), longName]));
    for (const mention of mentions) expect(words).toContain(mention);
    expect(words).toContain('1 Orvault Camille Adjointe au maire, Guingamp');
    expect(words).toContain('de La Rochefoucauld-Montmorency-Vandenbroucke Marie-Antoinette-Joséphine');
    expect(words).toContain('Personnes attendues : 2');
    expect(words).toMatch(/ 8 Signature de la personne qui anime/);
  });

  it('[F7] goes on over pages that each carry their own code', async () => {
    const paper = blank(crowd(60));
    const words = await expectSameWords(paper);
    expect(words).toContain('60 Personne 60 Łucja');
    expect(await pagesOf(paper)).toBeGreaterThan(4);
    // The code of a page is drawn: two sheets that differ by their address alone differ.
    expect(
      (await paperPdf(paper)).equals(await paperPdf({ ...paper, pageAddress: 'https://treize.example/y' })),
    ).toBe(false);
  });
});

describe('the filled sheet', () => {
  const filled = (rows: AttendanceRow[], sealed: Parameters<typeof filledSheetPaper>[0]['sealed'] = null) =>
    filledSheetPaper({
      sheet,
      rows,
      counts: { expected: 0, present: 2, absent: 1, excused: 0, signed: 1 },
      sealed,
      at,
    });

  it('says who is present, how long and how each signed', async () => {
    const rows = [
      aRow(),
      aRow({
        familyName: 'Belloc',
        lateMinutes: 20,
        minutes: 160,
        signature: {
          at: '2027-01-12T08:52:00Z',
          method: 'TRAINER_DEVICE_STATEMENT',
          statement: 'Je certifie ma présence.',
          strokes: null,
        },
      }),
      aRow({ familyName: 'Absent', state: 'ABSENT', minutes: 0, signature: null }),
      longName,
    ];
    const words = await expectSameWords(filled(rows));
    for (const mention of mentions) expect(words).toContain(mention);
    for (const said of [
      'Orvault Camille Adjointe au maire, Guingamp Présent·e 3 h Signature de Camille Orvault, à 9 h 31',
      'Présent·e, arrivée 20 min après le début 2 h 40 Je certifie ma présence. (à 9 h 52)',
      'Absent Camille Adjointe au maire, Guingamp Absent·e',
      '2 présent·es, 1 absent·e, 0 excusé·e, 0 attendu·e, 1 signature',
      'ne vaut pas preuve',
    ])
      expect(words).toContain(said);
  });

  it('says what was corrected, and who closed it', async () => {
    const corrected = aRow({
      corrections: [
        {
          at: '2027-01-13T09:00:00Z',
          by: 'Yann Kerzec',
          reason: 'Erreur <de> ligne & reprise',
          before: 'absent',
          after: 'présent',
          statement: 'Je certifie cette correction.',
          strokes: null,
        },
      ],
    });
    const words = await expectSameWords(
      filled([corrected], {
        at: '2027-01-12T11:35:00Z',
        by: 'Yann Kerzec',
        hash: 'a'.repeat(64),
        statement: 'Je certifie l’exactitude de cette feuille d’émargement.',
        strokes: aRow().signature?.strokes ?? null,
      }),
    );
    expect(words).toContain(
      'absent devient présent, mercredi 13 janvier 2027, 10 h, par Yann Kerzec. Motif : Erreur <de> ligne & reprise',
    );
    expect(words).toContain(`Close par Yann Kerzec mardi 12 janvier 2027, 12 h 35`);
    expect(words).toContain('Close par Yann Kerzec : signature dessinée');
    expect(words).not.toContain('ne vaut pas preuve');
  });

  it('keeps everybody over several pages', async () => {
    const words = await expectSameWords(filled(crowd(60)));
    expect(words.match(/Personne \d+ Łucja/g)).toHaveLength(60);
  });
});
