// Counts of documents, people who wait and what they lack, in words.
import { countText, heldPeople, heldSentences } from './certificate-words';

const held = (registrationId: string, kind: 'COMPLETION' | 'ATTENDANCE', ...labels: [string, string][]) => ({
  registrationId,
  familyName: 'Orvault',
  givenName: 'Camille',
  kind,
  missing: labels.map(([key, label]) => ({ key, label, source: 'x' })),
});

it('counts documents by state, and says nothing of what there is none of', () => {
  const of = (...states: ('VALID' | 'REPLACED' | 'REVOKED')[]) =>
    countText({ certificates: states.map((status) => ({ status })) as never });
  expect(of('VALID', 'VALID', 'REPLACED')).toBe('2\u00a0documents valables · 1\u00a0remplacé');
  expect(of('REVOKED', 'REVOKED', 'VALID')).toBe('1\u00a0document valable · 2\u00a0retirés');
});

it('tells each person once, with every document and every mention that is missing', () => {
  const name: [string, string] = ['personFunction', 'la fonction'];
  const body: [string, string] = ['bodyCity', 'le lieu où le document est signé'];
  const list = [
    held('one', 'COMPLETION', name, body),
    held('one', 'ATTENDANCE', name),
    held('two', 'COMPLETION', name),
  ];
  expect(heldPeople(list)).toEqual([
    {
      registrationId: 'one',
      name: 'Orvault Camille',
      documents: 'Certificat de réalisation, Attestation de fréquentation effective',
      missing: 'la fonction et le lieu où le document est signé',
    },
    expect.objectContaining({ registrationId: 'two', missing: 'la fonction' }),
  ]);
  expect(heldSentences(list)).toEqual([
    'Il manque la fonction de 2\u00a0personnes',
    'Il manque le lieu où le document est signé',
  ]);
});
