// What the product really hands over after a day of two tablets: every judge reads the bytes that leave the server.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { certificatePaths, verification } from '@treize/contract/certificates';
import { evidencePaths } from '@treize/contract/evidence';
import { decodeJwt } from 'jose';
import { trustingNobody } from '../documents/authority.ts';
import { run } from '../documents/programs.ts';
import { pdfUa1 } from '../documents/verapdf.ts';
import { emptyFolder } from '../objects.ts';
import { python } from '../python/python.ts';
import { HeldDay } from './day.ts';

let day: HeldDay;
let certificates: Awaited<ReturnType<HeldDay['certificates']>>;
const folder = emptyFolder('served');
const keep = (name: string, bytes: Buffer): string => {
  const file = resolve(folder, `${name}.pdf`);
  writeFileSync(file, bytes);
  return file;
};

beforeAll(async () => {
  day = await HeldDay.start();
  await day.hold();
  certificates = await day.certificates();
}, 240_000);
afterAll(() => day?.app.close());

it('the evidence of both half-days stands in the second verifier, with the chains of both tablets', async () => {
  const { morning, afternoon } = day.session;
  const files = Object.fromEntries(
    await Promise.all(
      [morning, afternoon].map(async (id) => [id, await day.get(evidencePaths.sheet(id))] as const),
    ),
  );
  const altered = Buffer.from(files[morning] ?? '');
  altered.writeUInt8((altered[altered.length >> 1] ?? 0) ^ 1, altered.length >> 1);
  const encoded = Object.entries({ ...files, altered }).map(([name, one]) => [name, one.toString('base64')]);
  const asked = { keys: await day.publishedKeys(), files: Object.fromEntries(encoded) as object, flip: null };
  const { files: told } = JSON.parse(python('verify_evidence.py', JSON.stringify(asked))) as {
    files: Record<string, string[]>;
  };
  const { altered: found, ...whole } = told;
  expect(whole).toEqual({ [morning]: [], [afternoon]: [] });
  expect(found).toHaveLength(1);
  const { canonical } = JSON.parse(files[morning]?.toString() ?? '') as { canonical: string };
  expect((JSON.parse(canonical) as { ledger: { devices: object[] } }).ledger.devices).toHaveLength(2);
});

it('the sealed sheets and each certificate are PDF/UA-1, signed, and have the bytes that were promised', async () => {
  const { morning, afternoon } = day.session;
  expect(certificates.length).toBeGreaterThan(3);
  const files = [
    keep('sealed-morning', await day.get(evidencePaths.pdf(morning))),
    keep('sealed-afternoon', await day.get(evidencePaths.pdf(afternoon))),
  ];
  for (const { number, code, pdfPath } of certificates) {
    const bytes = await day.get(pdfPath);
    files.push(keep(number, bytes));
    const { sha256 } = verification.parse(
      JSON.parse((await day.get(certificatePaths.verify(code), null)).toString()),
    );
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
  }
  const refused = Object.entries(pdfUa1(files)).filter(([, { isCompliant }]) => !isCompliant);
  expect(refused).toEqual([]);
  const nobody = trustingNobody(emptyFolder('served-nobody'));
  for (const file of files) {
    const told = `${file}: ${run('pdfsig', ['-nssdir', nobody, file]).stdout}`;
    expect(told).toContain('Signature is Valid.');
    expect(told).toContain('ETSI.CAdES.detached');
    expect(told).toContain('Total document signed');
  }
}, 600_000);

it('each credential stands in both verifiers, and is withdrawn with its certificate alone', async () => {
  const registered = certificates.filter(({ familyName }) => familyName.startsWith('Castagnol'));
  const taken = await Promise.all(
    registered.map(async ({ number, familyName, givenName, credentialPath }) => {
      const { who, email } = await day.holder(familyName);
      const jwt = (await day.get(credentialPath ?? '', who)).toString();
      return { number, jwt, name: `${givenName} ${familyName}`, email: email.toLowerCase() };
    }),
  );
  const [withdrawn] = registered;
  await day.revoke(withdrawn?.id ?? '');
  const credentials: Record<string, object> = {};
  for (const one of taken) {
    const { credentialStatus } = decodeJwt<{ credentialStatus: { statusListCredential: string } }>(one.jwt);
    const listAddress = credentialStatus.statusListCredential;
    const list = (await day.get(new URL(listAddress).pathname, null)).toString();
    credentials[one.number] = { ...one, list, listAddress };
  }
  const keys = await day.publishedKeys();
  const asked = { now: day.app.clock.now().toISOString(), keys, credentials };
  const told = JSON.parse(python('verify_credential.py', JSON.stringify(asked))) as Record<
    string,
    { wrong: string[]; revoked: boolean; library: string }
  >;
  expect(Object.keys(told).length).toBeGreaterThan(2);
  for (const [number, { wrong, revoked, library }] of Object.entries(told)) {
    const isWithdrawn = number === withdrawn?.number;
    expect([number, wrong, revoked]).toEqual([number, [], isWithdrawn]);
    expect([number, library.replace(/^.*('revocation' is set).*$/, '$1')]).toEqual([
      number,
      isWithdrawn ? "'revocation' is set" : '',
    ]);
  }
});
