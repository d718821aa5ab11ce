// Verifiers in Python, ours written from the standards and one from PyPI, judge the credentials that the product signs.
import { credentialOf, listLength } from '@treize/api/certificates/credentials/credential';
import { encodedList } from '@treize/api/certificates/credentials/status-list';
import { certificateContent } from '@treize/api/certificates/papers/certificate.fixture';
import { readConfig } from '@treize/api/platform/config';
import { Keys } from '@treize/api/platform/keys/keys.service';
import { testSettings } from '@treize/api/test-app.fixture';
import { certificatePaths } from '@treize/contract/certificates';
import { SignJWT } from 'jose';
import { python } from './python.ts';

interface Told {
  wrong: string[];
  revoked: boolean | null;
  library: string;
}
type Members = Record<string, unknown>;

const w3c = 'https://www.w3.org/ns/credentials/v2';
const config = readConfig(testSettings('postgres://localhost/none'));
const keys = new Keys(config);
const site = config.PUBLIC_URL;
const issuedAt = new Date('2027-01-13T09:00:00Z');
const nbf = Math.floor(issuedAt.getTime() / 1000);
const content = certificateContent();
const person = { name: 'Rémi Castagnol', email: 'remi@mairie.example' };
const listAddress = site + certificatePaths.status(0);

/** Signed by the sealing key, as what the product signs. */
const sign = (payload: Members, alg = 'EdDSA'): Promise<string> =>
  new SignJWT(payload)
    .setProtectedHeader({ alg, typ: 'JWT', kid: site + certificatePaths.key(keys.published[0]?.kid ?? '') })
    .sign(keys.signer);

function payload(statusIndex = 4711): Members {
  const credential = credentialOf({
    ...{ content, email: 'Remi@mairie.example', sessionId: '0198a5a0-1111-7222-8333-0000000000e1' },
    ...{ statusIndex, issuedAt, site, salt: 'a1b2c3d4e5f6a7b8' },
    subjectId: 'urn:uuid:0198a5a0-1111-4222-8333-000000000001',
  });
  const { issuer, id, credentialSubject } = credential;
  return { ...credential, iss: issuer.id, jti: id, sub: credentialSubject.id, nbf };
}

const list = (revoked: number[], change: Members = {}): Promise<string> =>
  sign({
    '@context': [w3c],
    id: listAddress,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: site + certificatePaths.issuer,
    validFrom: issuedAt.toISOString(),
    credentialSubject: {
      id: `${listAddress}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList: encodedList(revoked),
    },
    iss: site + certificatePaths.issuer,
    jti: listAddress,
    nbf,
    ...change,
  });

const without = (name: string, from: Members): Members =>
  Object.fromEntries(Object.entries(from).filter(([member]) => member !== name));
const inSubject = (change: Members): Members => {
  const whole = payload();
  return { ...whole, credentialSubject: { ...(whole['credentialSubject'] as Members), ...change } };
};
const inClear = { type: 'IdentityObject', hashed: false, identityHash: person.name, identityType: 'name' };

/** What must be found wrong, and whether the library finds it too: it reads fewer members. */
const defects: Record<string, { change: () => Members; wrong: string; library: boolean }> = {
  'another issuer': {
    change: () => ({ ...payload(), iss: 'https://else.example' }),
    wrong: 'iss',
    library: true,
  },
  'another holder': { change: () => ({ ...payload(), sub: 'urn:uuid:0' }), wrong: 'sub', library: true },
  'another id': {
    change: () => ({ ...payload(), jti: 'https://else.example/1' }),
    wrong: 'jti',
    library: true,
  },
  'no date': { change: () => without('validFrom', payload()), wrong: 'validFrom', library: false },
  'a date to come': {
    change: () => ({ ...payload(), validFrom: '2028-01-01T00:00:00Z' }),
    wrong: 'validFrom',
    library: true,
  },
  'no type': {
    change: () => ({ ...payload(), type: ['VerifiableCredential'] }),
    wrong: 'type',
    library: true,
  },
  'no context': { change: () => ({ ...payload(), '@context': [w3c] }), wrong: '@context', library: true },
  'no achievement': {
    change: () => inSubject({ achievement: undefined }),
    wrong: 'achievement',
    library: true,
  },
  'a name in clear': {
    change: () => inSubject({ identifier: [inClear] }),
    wrong: 'in clear',
    library: false,
  },
  'no status': {
    change: () => without('credentialStatus', payload()),
    wrong: 'credentialStatus',
    library: false,
  },
};
const wrongLists: Record<string, Members> = {
  'of another issuer': { issuer: 'https://else.example', iss: 'https://else.example' },
  'of another purpose': { credentialSubject: { type: 'BitstringStatusList', statusPurpose: 'suspension' } },
  'at another address': { id: `${listAddress}0`, jti: `${listAddress}0` },
};
const places = [0, 7, 8, 4711, listLength - 1];

/** Everything that is judged, by name; one run of Python for all of it. */
async function everything(): Promise<Record<string, { jwt: string; list: string }>> {
  const good = await sign(payload());
  const none = await list([]);
  const [head = '', body = '', signature = ''] = good.split('.');
  const changed = `${body.slice(0, 40)}${body[40] === 'A' ? 'B' : 'A'}${body.slice(41)}`;
  const all: Record<string, { jwt: string; list: string }> = {
    changed: { jwt: [head, changed, signature].join('.'), list: none },
    unsigned: { jwt: [Buffer.from('{"alg":"none"}').toString('base64url'), body, ''].join('.'), list: none },
  };
  for (const place of places)
    for (const [revoked, name] of [[[], 'none'] as const, ...places.map((one) => [[one], one] as const)])
      all[`${place} of ${name}`] = { jwt: await sign(payload(place)), list: await list([...revoked]) };
  for (const [name, { change }] of Object.entries(defects))
    all[name] = { jwt: await sign(change()), list: none };
  for (const [name, change] of Object.entries(wrongLists))
    all[`list ${name}`] = { jwt: good, list: await list([], change) };
  return all;
}

let told: Record<string, Told>;
beforeAll(async () => {
  const credentials = Object.entries(await everything());
  const asked = {
    now: '2027-02-01T09:00:00Z',
    keys: keys.published,
    credentials: Object.fromEntries(
      credentials.map(([name, one]) => [name, { ...one, ...person, listAddress }]),
    ),
  };
  told = JSON.parse(python('verify_credential.py', JSON.stringify(asked))) as Record<string, Told>;
}, 240_000);
const of = (name: string): Told =>
  told[name] ?? { wrong: ['not judged'], revoked: null, library: 'not judged' };

it.each(places)('both find the credential at place %i good, and withdrawn when its bit says so', (place) => {
  expect(of(`${place} of none`)).toEqual({ wrong: [], revoked: false, library: '' });
  for (const revoked of places) {
    const { wrong, revoked: isRevoked, library } = of(`${place} of ${revoked}`);
    expect([wrong, isRevoked]).toEqual([[], revoked === place]);
    expect(library.includes("'revocation' is set")).toBe(revoked === place);
  }
});

it.each(Object.entries(defects))('sees a planted defect: %s', (name, { wrong, library }) => {
  expect(of(name).wrong.join()).toContain(wrong);
  expect(of(name).library !== '').toBe(library);
});

it.each(['changed', 'unsigned'])('both refuse a credential that is %s', (name) => {
  expect(of(name).wrong).not.toEqual([]);
  expect(of(name).library).not.toBe('');
});

it.each(Object.keys(wrongLists))('believes no status list %s', (name) => {
  expect(of(`list ${name}`).wrong.join()).toContain('list');
  expect(of(`list ${name}`).revoked).toBeNull();
});
