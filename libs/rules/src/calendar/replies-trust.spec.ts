// Whose address an answer names, how far its sender is believed, and whom nothing is ever mailed because of.
import { addressKey, attendeeOf, isMachine, mayMailAgain, trustOf, type Evidence } from './replies-trust';
import { proven } from './replies.fixture';

it.each([
  ['MAILTO:Anne@Mairie.Example', 'anne@mairie.example'],
  ['mailto:anne%2Bpvd@mairie.example', 'anne+pvd@mairie.example'],
  [' anne@mairie.example ', 'anne@mairie.example'],
  ['mailto:anne%@mairie.example', 'anne%@mairie.example'],
])('[3.4-13] %s is compared as %s', (address, key) => {
  expect(addressKey(address)).toBe(key);
});

describe('trust', () => {
  it.each<['A' | 'B' | 'C', string, Evidence, string?]>([
    ['A', 'DMARC passes for the domain of the attendee', proven()],
    ['A', 'DMARC passes for a domain above it', proven({ domain: 'example.fr' }), 'anne@mairie.example.fr'],
    ['C', 'DMARC passes for another domain', proven({ domain: 'evil.example' })],
    ['C', 'DMARC passes for a domain that only ends alike', proven({ domain: 'lamairie.example' })],
    ['C', 'DMARC passes for a whole country', proven({ domain: 'example' })],
    ['C', 'DMARC fails, though SPF and DKIM pass', proven({ dmarc: 'fail' })],
    ['B', 'there is no policy and SPF passes', proven({ dmarc: 'none', dkim: false })],
    ['B', 'DMARC is not told and DKIM passes', proven({ dmarc: null, spf: false })],
    ['C', 'there is no policy and nothing passes', proven({ dmarc: 'none', spf: false, dkim: false })],
    ['C', 'SPF passes for another domain', proven({ dmarc: 'none', domain: 'evil.example' })],
    ['C', 'nothing is known', { dmarc: null, domain: null, spf: false, dkim: false }],
  ])('%s when %s', (trust, _, evidence, attendee = 'anne@mairie.example') => {
    expect(trustOf(evidence, attendee)).toBe(trust);
  });
});

describe('the attendee', () => {
  const onFile = { onFile: 'anne@mairie.example', aliases: [] };
  const atGmail = { onFile: 'anne@gmail.com', aliases: [] };
  const gmail = proven({ domain: 'gmail.com' });
  it.each([
    ['on-file', 'the address on file', 'anne@mairie.example', onFile, proven({ dmarc: 'fail' })],
    [
      'new-alias',
      '[3.4-12] an address of the same domain, with DMARC',
      'a.le-goff@mairie.example',
      onFile,
      proven(),
    ],
    [null, '[3.4-12] the same without DMARC', 'a.le-goff@mairie.example', onFile, proven({ dmarc: 'none' })],
    [
      'alias',
      'a remembered alias, whatever is proven',
      'A.Le-Goff@mairie.example',
      { ...onFile, aliases: ['a.le-goff@mairie.example'] },
      proven({ dmarc: 'fail' }),
    ],
    [
      null,
      '[3.4-14] a plus address without DMARC',
      'anne+pvd@mairie.example',
      onFile,
      proven({ dmarc: 'none' }),
    ],
    ['new-alias', '[3.4-14] a plus address with DMARC', 'anne+pvd@mairie.example', onFile, proven()],
    [
      null,
      '[3.4-11] another domain',
      'anne@ailleurs.example',
      onFile,
      proven({ domain: 'ailleurs.example' }),
    ],
    [null, '[3.4-11] somebody else at a public provider', 'paul@gmail.com', atGmail, gmail],
    ['new-alias', '[3.4-14] the same mailbox at a public provider', 'anne+pvd@gmail.com', atGmail, gmail],
  ] as const)('%s: %s', (who, _, address, known, evidence) => {
    expect(attendeeOf(`mailto:${address}`, known, evidence)).toBe(who);
  });
});

it.each([
  [true, null],
  [true, 'MAILER-DAEMON@mairie.example'],
  [true, 'no-reply@mairie.example'],
  [true, 'ne-pas-repondre@mairie.example'],
  [true, 'bounce+123@liste.example'],
  [true, 'elus-bounces@liste.example'],
  [true, 'postmaster@mairie.example'],
  [false, 'anne@mairie.example'],
  [false, 'arnaud.noreply-martin@mairie.example'],
])('[3.4-35] a machine: %s for %s', (isOne, address) => {
  expect(isMachine(address)).toBe(isOne);
});

it('[3.4-36] received mail causes one mail an invitation in 24 hours', () => {
  const now = new Date('2027-01-05T09:00:00Z');
  const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
  expect([null, ago(24), ago(23.99), ago(0)].map((last) => mayMailAgain(last, now))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
