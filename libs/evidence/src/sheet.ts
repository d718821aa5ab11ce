// Verifying a sealed sheet with its file alone: each thing that is checked, what came of it, and where it fails.
import { sha256 } from './canonical';
import { brokenDevices, brokenDrawings, brokenFacts, hashOfDrawing, readFact, type ReadFact } from './chain';
import { readEvidence, type SheetEvidence } from './evidence-file';
import { readHead, type LedgerHead } from './head';
import { readSealed, type SealedContent } from './sealed-content';
import { isSignedBy, type PublishedKey } from './signature';

export const checkCodes = [
  'format',
  'canonical',
  'hash',
  'signature',
  'key',
  'chain',
  'devices',
  'drawings',
  'ledger',
  'corrections',
] as const;
export type CheckCode = (typeof checkCodes)[number];
/** `unchecked`: what it would take is missing; proves nothing either way. */
export type Outcome = 'ok' | 'bad' | 'unchecked';

export interface Check {
  code: CheckCode;
  outcome: Outcome;
  /** Places (from 1) of the facts concerned, in the order of the file. */
  facts: number[];
  /** What was found, when it is worth being told: an id of key, a number. */
  found: string;
}

export interface VerifiedSheet {
  verdict: Outcome;
  checks: Check[];
  /** What was sealed; null when it cannot be read. To be believed no more than the verdict allows. */
  content: SealedContent | null;
  evidence: SheetEvidence | null;
  head: LedgerHead | null;
  /** Facts after the seal. */
  corrections: ReadFact[];
}

const check = (code: CheckCode, outcome: Outcome, facts: number[] = [], found = ''): Check => ({
  code,
  outcome,
  facts,
  found,
});
const holds = (code: CheckCode, isHolding: boolean, found = ''): Check =>
  check(code, isHolding ? 'ok' : 'bad', [], found);
const unbroken = (code: CheckCode, broken: number[]): Check =>
  check(code, broken.length === 0 ? 'ok' : 'bad', broken);

/** Number of facts that the seal covers; null when the sealed ledger is not in the file. */
function sealedCount({ facts }: SheetEvidence, { ledger }: SealedContent): number | null {
  const count = ledger.hash === null ? 0 : facts.findIndex(({ hash }) => hash === ledger.hash) + 1;
  if (count === 0 && ledger.hash !== null) return null;
  return ledger.facts === null || ledger.facts === count ? count : null;
}

/** Everything signed that is in the file, by the key that it names. */
function signatures(file: SheetEvidence, sealed: SealedContent, keys: readonly PublishedKey[]): Check {
  const signedBy = (keyId: string, text: string, signature: string) =>
    keys.some((key) => key.kid === keyId && isSignedBy(key, text, signature));
  const head = signedBy(file.head.keyId, file.head.canonical, file.head.signature);
  if (file.signature === null || file.keyId === null) {
    const isFirstForm = sealed.format === 'treize-attendance-sheet/1' && file.signature === file.keyId;
    return check('signature', head && isFirstForm ? 'unchecked' : 'bad');
  }
  return holds('signature', head && signedBy(file.keyId, file.canonical, file.signature));
}

/** Whether the keys are those that the installation publishes; nobody to ask leaves it unchecked. */
function keysKnown(file: SheetEvidence, published: readonly PublishedKey[] | null): Check {
  const named = [...new Set([file.keyId, file.head.keyId])].filter((id) => id !== null);
  const found = named.join(', ');
  if (published === null) return check('key', 'unchecked', [], found);
  const known = named.every((id) => published.some(({ kid }) => kid === id));
  return holds('key', known, found);
}

function ledgerSealed(file: SheetEvidence, sealed: SealedContent): Check {
  const count = sealedCount(file, sealed);
  if (count === null) return check('ledger', 'bad');
  const facts = file.facts.slice(0, count).map(readFact);
  const signedRows = sealed.rows.every(({ registrationId, signature }) => {
    if (signature === null) return true;
    const fact = facts.find((one) => one?.id === signature.factId);
    return fact?.registrationId === registrationId && fact.strokesHash === signature.strokesHash;
  });
  const devices = sealed.ledger.devices.every(({ id, seq, hash }) => {
    const last = facts.findLast((one) => one?.deviceId === id);
    return last?.deviceSeq === seq && last.deviceHash === hash;
  });
  return holds('ledger', signedRows && devices, String(count));
}

function corrections(file: SheetEvidence, sealed: SealedContent, head: LedgerHead | null): Check {
  const count = sealedCount(file, sealed) ?? file.facts.length;
  const broken = file.facts.flatMap((fact, index) =>
    index < count || readFact(fact)?.kind === 'CORRECTED' ? [] : [index + 1],
  );
  const told =
    head !== null &&
    head.halfDayId === file.halfDayId &&
    head.facts === file.facts.length &&
    head.hash === (file.facts.at(-1)?.hash ?? null);
  const outcome = told && broken.length === 0 ? 'ok' : 'bad';
  return check('corrections', outcome, broken, String(file.facts.length - count));
}

function allChecks(
  file: SheetEvidence,
  sealed: SealedContent,
  head: LedgerHead | null,
  published: readonly PublishedKey[] | null,
): Check[] {
  const agrees = sealed.halfDay.id === file.halfDayId && sealed.seal.sealedAt === file.sealedAt;
  const drawings = brokenDrawings(file.facts);
  const trainerDrew = hashOfDrawing(file.strokes) === sealed.seal.strokesHash;
  return [
    holds('format', agrees),
    holds('canonical', true),
    holds('hash', sha256(file.canonical) === file.hash, file.hash),
    // A key that the installation does not publish is told by the next check.
    signatures(file, sealed, [...(published ?? []), ...file.keys]),
    keysKnown(file, published),
    unbroken('chain', brokenFacts(file.facts, file.halfDayId)),
    unbroken('devices', brokenDevices(file.facts)),
    check('drawings', trainerDrew && drawings.length === 0 ? 'ok' : 'bad', drawings),
    ledgerSealed(file, sealed),
    corrections(file, sealed, head),
  ];
}

const verdictOf = (checks: readonly Check[]): Outcome =>
  (['bad', 'unchecked'] as const).find((one) => checks.some(({ outcome }) => outcome === one)) ?? 'ok';

/**
 * Checks the evidence file of a sealed sheet.
 * @param text of the file; null when its bytes are no text
 * @param published keys of the installation, asked from it; null when it could not be asked: the keys of the file then
 * prove that the file was not altered since it was signed, not who signed
 */
export function verifySheet(text: string | null, published: readonly PublishedKey[] | null): VerifiedSheet {
  const unread = { content: null, evidence: null, head: null, corrections: [] };
  const evidence = text === null ? null : readEvidence(text);
  if (evidence === null) return { verdict: 'bad', checks: [check('format', 'bad')], ...unread };
  const content = readSealed(evidence.canonical);
  if (content === null) {
    const checks = [check('format', 'ok'), check('canonical', 'bad')];
    return { verdict: 'bad', checks, ...unread, evidence };
  }
  const head = readHead(evidence.head.canonical);
  const checks = allChecks(evidence, content, head, published);
  const after = evidence.facts.slice(sealedCount(evidence, content) ?? evidence.facts.length);
  return {
    verdict: verdictOf(checks),
    checks,
    content,
    evidence,
    head,
    corrections: after.map(readFact).filter((fact) => fact !== null),
  };
}
