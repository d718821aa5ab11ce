// The sheet of a half-day as it was sealed: made from the sealed text alone, so that it can never say anything else.
import type { Strokes } from '@treize/contract/attendance';
import type { SealedContent, SealedRow } from '@treize/evidence/sealed-content';
import { methodInWords } from '@treize/rules/attendance/wording';
import { frenchInstant } from '@treize/rules/time/french';
import type { Paper, PaperBlock, PaperCell } from '../../platform/papers/paper';
import type { periodWords } from '../../sessions/papers/words';
import { attendedTable } from './attended-table';
import { plural } from './plural';
import { headBlocks, sheetReference, type SheetFacts } from './sheet-head';

/** What proves the text, and what was drawn: by the hash that the text holds. */
export interface Seal {
  hash: string;
  signature: string | null;
  keyId: string | null;
  drawings: ReadonlyMap<string, Strokes>;
  publicUrl: string;
}

const factsOf = ({ body, session, halfDay }: SealedContent): SheetFacts => ({
  halfDayId: halfDay.id,
  sessionRef: session.ref,
  sessionTitle: session.title,
  moduleTitle: session.module,
  regime: session.regime === 'TRAINING' ? 'TRAINING' : 'AWARENESS',
  date: halfDay.date,
  period: halfDay.period as keyof typeof periodWords,
  startTime: halfDay.startTime,
  endTime: halfDay.endTime,
  place: session.place,
  trainers: session.trainers,
  // Who signs and where concern certificates; the sheet is signed by its trainer.
  body: { ...body, signatory: '', city: '' },
});

function signatureOf(row: SealedRow, drawings: Seal['drawings']): PaperCell {
  const { signature } = row;
  if (signature === null) return '';
  const how = `${methodInWords(signature.method)}, ${frenchInstant(new Date(signature.deviceAt))}`;
  const strokes = drawings.get(signature.strokesHash ?? '');
  if (strokes) return { strokes, alt: `Signature de ${row.givenName} ${row.familyName},`, words: how };
  return [signature.statement ?? '', `(${how})`].filter(Boolean).join(' ');
}

const countOf = (rows: readonly SealedRow[], state: SealedRow['state']): number =>
  rows.filter((row) => row.state === state).length;

function people({ rows }: SealedContent, drawings: Seal['drawings']): PaperBlock[] {
  const counts = [
    plural(countOf(rows, 'PRESENT'), 'présent·e', 'présent·es'),
    plural(countOf(rows, 'ABSENT'), 'absent·e', 'absent·es'),
    plural(countOf(rows, 'EXCUSED'), 'excusé·e', 'excusé·es'),
    plural(rows.filter(({ signature }) => signature !== null).length, 'signature', 'signatures'),
  ];
  return [
    { kind: 'paragraph', words: `${counts.join(', ')}.`, style: 'lead' },
    attendedTable(rows, 'Non renseigné', (row) => signatureOf(row, drawings)),
  ];
}

function proof({ seal, ledger }: SealedContent, { hash, signature, keyId, publicUrl }: Seal): PaperBlock[] {
  const address = `${publicUrl.replace(/\/$/, '')}/verify`;
  const facts = ledger.facts === null ? '' : String(ledger.facts);
  return [
    { kind: 'rule' },
    { kind: 'heading', level: 2, words: 'Preuve' },
    {
      kind: 'facts',
      facts: [
        ['Scellée par le serveur', frenchInstant(new Date(seal.sealedAt))],
        ['Empreinte SHA-256 du texte scellé', hash],
        ['Signature Ed25519 du serveur', signature ?? ''],
        ['Clé du serveur', keyId ?? ''],
        ['Enregistrements scellés', facts],
        ['Empreinte du dernier', ledger.hash ?? ''],
      ],
    },
    {
      kind: 'link',
      words:
        'Le fichier de preuve de cette feuille se vérifie sans compte, et sans être envoyé. Il dit aussi les corrections faites depuis\u00a0:',
      address,
    },
  ];
}

export function sealedSheetPaper(content: SealedContent, seal: Seal): Paper {
  const facts = factsOf(content);
  const { trainer, statement, strokesHash, closedAt, sealedAt } = content.seal;
  return {
    title: `Feuille d’émargement close – ${sheetReference(facts)}`,
    subject: `Feuille d’émargement close – ${facts.sessionTitle} – ${seal.hash}`,
    author: facts.body.name,
    reference: `Feuille d’émargement close ${sheetReference(facts)}`,
    createdAt: new Date(sealedAt),
    orientation: 'landscape',
    blocks: [
      ...headBlocks(facts, 'Feuille d’émargement close'),
      ...people(content, seal.drawings),
      {
        kind: 'signature',
        label: `Close par ${trainer}`,
        words: [frenchInstant(new Date(closedAt)), statement],
        strokes: seal.drawings.get(strokesHash ?? '') ?? null,
      },
      ...proof(content, seal),
    ],
  };
}
