// For tests: the evidence file of a sealed sheet with two devices, a drawing and a correction, signed by a real key.
import { canonicalJson, sha256 } from './canonical';
import { aKey, type TestKey } from './evidence.fixture';
import type { SheetEvidence } from './evidence-file';

const halfDayId = '0198a5a0-1111-7222-8333-000000000001';
const [camille, hana] = ['0198a5a0-1111-7222-8333-0000000000a1', '0198a5a0-1111-7222-8333-0000000000a2'];
const trainer = '0198a5a0-1111-7222-8333-0000000000b1';
const drawing = [
  [
    [10, 20],
    [300, 240],
  ],
];
export const instants = { signed: '2027-01-12T08:05:00.000Z', sealed: '2027-01-12T11:31:00.000Z' };

type Content = Record<string, unknown>;
const aFact = (number: number, change: Content): Content => ({
  version: 2,
  id: `0198a5a0-1111-7222-8333-0000000000f${number}`,
  sessionId: '0198a5a0-1111-7222-8333-0000000000e1',
  halfDayId,
  registrationId: camille,
  kind: 'MARKED',
  state: 'PRESENT',
  lateMinutes: 0,
  earlyMinutes: 0,
  method: 'TRAINER_DEVICE_MARK',
  statement: null,
  strokesHash: null,
  reason: null,
  recordedBy: trainer,
  deviceAt: instants.signed,
  receivedAt: instants.signed,
  deviceId: null,
  deviceSeq: null,
  devicePreviousHash: null,
  deviceHash: null,
  ...change,
});
const onDevice = (deviceSeq: number, previous: number | null, deviceId = 'd1'): Content => ({
  deviceId,
  deviceSeq,
  devicePreviousHash: previous === null ? null : sha256(`${deviceId}:${previous}`),
  deviceHash: sha256(`${deviceId}:${deviceSeq}`),
});

const sealedFacts = [
  aFact(1, onDevice(1, null)),
  aFact(2, {
    kind: 'SIGNED',
    method: 'TRAINER_DEVICE_DRAWN',
    statement: 'Je certifie ma présence.',
    strokesHash: sha256(canonicalJson(drawing)),
    ...onDevice(2, 1),
  }),
  aFact(3, { registrationId: hana, state: 'ABSENT', ...onDevice(4, 3) }),
  aFact(4, { registrationId: hana, state: 'ABSENT', ...onDevice(7, 6, 'd2') }),
];
const correction = aFact(5, {
  kind: 'CORRECTED',
  registrationId: hana,
  lateMinutes: 15,
  reason: 'Arrivée à 9 h 15, vue par l’accueil.',
  statement: 'Je certifie l’exactitude de cette correction.',
});

function chained(contents: readonly Content[]): SheetEvidence['facts'] {
  let previousHash: string | null = null;
  return contents.map((one) => {
    const content = canonicalJson({ ...one, previousHash });
    previousHash = sha256(content);
    return { content, hash: previousHash, strokes: one['strokesHash'] === null ? null : drawing };
  });
}

const aRow = (registrationId: string, familyName: string, change: Content): Content => ({
  registrationId,
  number: 'ARA-1',
  familyName,
  givenName: 'Camille',
  function: 'Maire',
  body: 'Saint-Flour',
  walkIn: false,
  state: 'PRESENT',
  lateMinutes: 0,
  earlyMinutes: 0,
  minutes: 210,
  signature: null,
  ...change,
});

function sealedContent(facts: SheetEvidence['facts']): Content {
  const signature = {
    factId: sealedFacts[1]?.['id'],
    method: 'TRAINER_DEVICE_DRAWN',
    statement: 'Je certifie ma présence.',
    strokesHash: sha256(canonicalJson(drawing)),
    deviceAt: instants.signed,
    receivedAt: instants.signed,
  };
  return {
    format: 'treize-attendance-sheet/2',
    body: { name: 'Centre fictif', activityNumber: '00 00 00000 00', accreditation: '' },
    session: {
      id: '0198a5a0-1111-7222-8333-0000000000e1',
      ref: 'ARA-2027-01',
      title: 'Habitat ancien',
      module: 'Habitat ancien',
      regime: 'TRAINING',
      place: 'Salle du conseil, Saint-Flour',
      trainers: ['Nadia Belloc'],
    },
    halfDay: {
      id: halfDayId,
      date: '2027-01-12',
      period: 'AM',
      startTime: '09:00',
      endTime: '12:30',
      startsAt: '2027-01-12T08:00:00.000Z',
      endsAt: '2027-01-12T11:30:00.000Z',
      plannedMinutes: 210,
    },
    rows: [
      aRow(camille, 'Orvault', { signature }),
      aRow(hana, 'Wissan', { state: 'ABSENT', minutes: 0, givenName: 'Hélène' }),
    ],
    ledger: {
      hash: facts.at(-1)?.hash ?? null,
      facts: facts.length,
      devices: [
        { id: 'd1', seq: 4, hash: sha256('d1:4') },
        { id: 'd2', seq: 7, hash: sha256('d2:7') },
      ],
    },
    seal: {
      trainerId: trainer,
      trainer: 'Nadia Belloc',
      statement: 'Je certifie l’exactitude de cette feuille d’émargement.',
      strokesHash: sha256(canonicalJson(drawing)),
      deviceId: 'd1',
      closedAt: instants.sealed,
      sealedAt: instants.sealed,
    },
  };
}

/** The file; `change` is applied to its content before the text is written, `forge` before it is sealed. */
export function aSheet(
  change: (file: SheetEvidence) => object = () => ({}),
  { key = aKey(), forge = {} }: { key?: TestKey; forge?: Content } = {},
): string {
  const facts = chained([...sealedFacts, correction]);
  const canonical = canonicalJson({ ...sealedContent(facts.slice(0, sealedFacts.length)), ...forge });
  const head = canonicalJson({
    format: 'treize-ledger-head/1',
    halfDayId,
    facts: facts.length,
    hash: facts.at(-1)?.hash ?? null,
    at: '2027-02-01T09:00:00.000Z',
    names: { [trainer]: 'Nadia Belloc' },
  });
  const file: SheetEvidence = {
    format: 'treize-sealed-sheet/2',
    halfDayId,
    canonical,
    hash: sha256(canonical),
    signature: key.sign(canonical),
    keyId: key.published.kid,
    sealedAt: instants.sealed,
    strokes: drawing,
    keys: [key.published, aKey(3).published],
    facts,
    head: { canonical: head, signature: key.sign(head), keyId: key.published.kid },
  };
  return canonicalJson({ ...file, ...change(file) });
}
