// The sheet of a half-day to be signed by hand when nothing else works; each page carries the code by which its scan finds it again.
import type { Paper, PaperCell } from '../../platform/papers/paper';
import { headBlocks, sheetReference, type SheetFacts } from './sheet-head';

export interface BlankSheetContent {
  sheet: SheetFacts;
  people: readonly { familyName: string; givenName: string; function: string; body: string }[];
  /** Address of the paper page of this half-day, without the page number. */
  address: string;
  at: Date;
}

/** Rows without a name, for those who come without being registered. */
const walkInRows = 6;
const blank: PaperCell = { blank: true };

export function blankSheetPaper({ sheet, people, address, at }: BlankSheetContent): Paper {
  const expected = people.map((person, index): PaperCell[] => [
    `${index + 1}`,
    `${person.familyName} ${person.givenName}`,
    [person.function, person.body].filter(Boolean).join(', '),
    blank,
    blank,
    blank,
  ]);
  const walkIns = Array.from({ length: walkInRows }, (_, index): PaperCell[] => [
    `${people.length + index + 1}`,
    blank,
    blank,
    blank,
    blank,
    blank,
  ]);
  return {
    title: `Feuille d’émargement – ${sheetReference(sheet)}`,
    subject: `Feuille d’émargement à signer à la main – ${sheet.sessionTitle}`,
    author: sheet.body.name,
    reference: `Feuille d’émargement ${sheetReference(sheet)}`,
    createdAt: at,
    orientation: 'landscape',
    pageAddress: address,
    blocks: [
      ...headBlocks(sheet, 'Feuille d’émargement'),
      {
        kind: 'paragraph',
        words:
          'Signer à chaque demi-journée. Arrivée en retard ou départ avant la fin\u00a0: écrire l’heure. ' +
          'Les lignes sans nom sont pour qui vient sans être inscrit·e\u00a0: écrire nom, prénom, fonction et collectivité.',
        style: 'small',
      },
      {
        kind: 'table',
        caption: `Personnes attendues\u00a0: ${people.length}`,
        dense: true,
        rowHeight: 32,
        columns: [
          { heading: 'N°', share: 0.05 },
          { heading: 'Nom et prénom', share: 0.24, namesRow: true },
          { heading: 'Fonction et collectivité', share: 0.27 },
          { heading: 'Arrivée', share: 0.08 },
          { heading: 'Départ', share: 0.08 },
          { heading: 'Signature', share: 0.28 },
        ],
        rows: [...expected, ...walkIns],
      },
      {
        kind: 'signature',
        label: 'Signature de la personne qui anime',
        words: [
          sheet.trainers.join(', '),
          'Je certifie que les personnes qui ont signé ci-dessus étaient présentes.',
        ].filter(Boolean),
        strokes: null,
        blank: true,
      },
    ],
  };
}
