// What a verified sheet says, in words: its recap, its people with their signatures, its corrections.
import { strokes, type Strokes } from '@treize/contract/attendance';
import { readFact } from '@treize/evidence/chain';
import type { SealedContent, SealedRow } from '@treize/evidence/sealed-content';
import type { VerifiedSheet } from '@treize/evidence/sheet';
import { methodInWords, stateInWords } from '@treize/rules/attendance/wording';
import { frenchDate, frenchDuration, frenchInstant, frenchTimeRange } from '@treize/rules/time/french';
import { plural } from '../platform/session-words';

/** Who, when, where, how many: labels with their values; those without a value are left out. */
export function recapOf({ session, halfDay, rows, seal, body }: SealedContent): string[][] {
  const present = rows.filter(({ state }) => state === 'PRESENT').length;
  const signed = rows.filter(({ signature }) => signature !== null).length;
  const people = [`${rows.length} sur la feuille`, plural(present, 'présente'), plural(signed, 'signature')];
  return [
    ['Session', session.ref],
    ['Demi-journée', `${frenchDate(halfDay.date)}, ${frenchTimeRange(halfDay.startTime, halfDay.endTime)}`],
    ['Lieu', session.place],
    ['Organisme', body.name],
    ['Animation', session.trainers.join(', ')],
    ['Personnes', people.join(', ')],
    ['Close par', `${seal.trainer}, ${frenchInstant(new Date(seal.closedAt))}`],
    ['Scellée par le serveur', frenchInstant(new Date(seal.sealedAt))],
  ].filter(([, value]) => value !== '');
}

/** Drawings by the id of their fact: none when one of them is not what was recorded. */
export function drawingsOf({ evidence, checks }: VerifiedSheet): Map<string, Strokes> {
  const hold = checks.some(({ code, outcome }) => code === 'drawings' && outcome === 'ok');
  const drawn = (hold ? (evidence?.facts ?? []) : []).flatMap((fact) => {
    const { data } = strokes.safeParse(fact.strokes);
    const id = readFact(fact)?.id;
    return data && id ? [[id, data] as const] : [];
  });
  return new Map(drawn);
}

export const peopleOf = (rows: readonly SealedRow[], drawings: ReadonlyMap<string, Strokes>) =>
  rows.map((row) => ({
    id: row.registrationId,
    name: `${row.familyName} ${row.givenName}`,
    role: [row.function, row.body].filter(Boolean).join(', '),
    state: stateInWords(row) + (row.walkIn ? ', hors liste' : ''),
    duration: row.state === 'PRESENT' ? frenchDuration(row.minutes) : '',
    signature: row.signature && {
      strokes: drawings.get(row.signature.factId) ?? null,
      statement: row.signature.statement ?? '',
      how: `${methodInWords(row.signature.method)}, ${frenchInstant(new Date(row.signature.deviceAt))}`,
    },
  }));

export function correctionsOf(
  { corrections, content, head }: VerifiedSheet,
  drawings: ReadonlyMap<string, Strokes>,
) {
  const rows = content?.rows ?? [];
  const names = new Map(rows.map((row) => [row.registrationId, `${row.givenName} ${row.familyName}`]));
  return corrections.map((fact) => ({
    id: fact.id,
    who: names.get(fact.registrationId) ?? head?.names[fact.registrationId] ?? fact.registrationId,
    by: head?.names[fact.recordedBy] ?? fact.recordedBy,
    at: frenchInstant(new Date(fact.receivedAt)),
    state: stateInWords({ ...fact, state: fact.state as SealedRow['state'] }),
    reason: fact.reason ?? '',
    statement: fact.statement ?? '',
    strokes: drawings.get(fact.id) ?? null,
  }));
}
