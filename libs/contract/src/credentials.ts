// Verifiable credentials: the members that Open Badges 3.0 and the W3C require, transcribed; an issuer's profile; the status list.
import * as z from 'zod';

const uri = z.string().regex(/^[a-z][a-z0-9+.-]*:\S+$/i);
const dateTime = z.iso.datetime({ offset: true });
/** One of these types among those of the object. */
const typed = (...names: string[]) =>
  z
    .array(z.string())
    .refine((types) => names.every((name) => types.includes(name)), `type attendu : ${names.join(', ')}`);

const w3c = 'https://www.w3.org/ns/credentials/v2';
export const credentialContexts = [
  w3c,
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
] as const;

/** Profile (Open Badges 3.0, B.1.19). */
export const issuerProfile = z.object({
  '@context': z.array(z.string()),
  id: uri,
  type: typed('Profile'),
  name: z.string().min(1),
  url: uri,
});
export type IssuerProfile = z.output<typeof issuerProfile>;

/** IdentityObject (Open Badges 3.0, B.1.16): `sha256$` and the hash of the value followed by its salt. */
export const identityObject = z.object({
  type: z.literal('IdentityObject'),
  hashed: z.literal(true),
  identityHash: z.string().regex(/^sha256\$[0-9a-f]{64}$/),
  identityType: z.enum(['name', 'emailAddress']),
  salt: z.string().min(16),
});

/** BitstringStatusListEntry (W3C Bitstring Status List 1.0, 2.1). */
export const statusEntry = z.object({
  id: uri,
  type: z.literal('BitstringStatusListEntry'),
  statusPurpose: z.literal('revocation'),
  statusListIndex: z.string().regex(/^\d+$/),
  statusListCredential: uri,
});

/** Achievement (Open Badges 3.0, B.1.1). */
const achievement = z.object({
  id: uri,
  type: typed('Achievement'),
  name: z.string().min(1),
  description: z.string().min(1),
  criteria: z.object({ narrative: z.string().min(1) }),
  achievementType: z.string(),
});

/** AchievementCredential (Open Badges 3.0, B.1.2) with AchievementSubject (B.1.4), under the W3C data model 2.0. */
export const achievementCredential = z.object({
  '@context': z
    .array(z.string())
    .refine(
      ([first, second]) =>
        first === w3c && second?.startsWith('https://purl.imsglobal.org/spec/ob/v3p0/context'),
    ),
  id: uri,
  type: typed('VerifiableCredential', 'OpenBadgeCredential'),
  name: z.string().min(1),
  issuer: issuerProfile.omit({ '@context': true }),
  validFrom: dateTime,
  credentialSubject: z.object({
    id: uri,
    type: typed('AchievementSubject'),
    identifier: z.array(identityObject).min(1),
    activityStartDate: dateTime,
    activityEndDate: dateTime,
    narrative: z.string(),
    achievement,
  }),
  credentialStatus: statusEntry,
  evidence: z.array(z.object({ id: uri, type: typed('Evidence'), name: z.string() })),
});
export type AchievementCredential = z.output<typeof achievementCredential>;

/** The claims beside the credential itself (Open Badges 3.0, 8.2.4.1): they say the same as its members. */
export const credentialClaims = achievementCredential.and(
  z.object({ iss: uri, jti: uri, sub: uri, nbf: z.int() }),
);

/** BitstringStatusListCredential (W3C Bitstring Status List 1.0, 2.2): gzip, then base64url behind the multibase `u`. */
export const statusListCredential = z.object({
  '@context': z.array(z.string()),
  id: uri,
  type: typed('VerifiableCredential', 'BitstringStatusListCredential'),
  issuer: uri,
  validFrom: dateTime,
  credentialSubject: z.object({
    id: uri,
    type: z.literal('BitstringStatusList'),
    statusPurpose: z.literal('revocation'),
    encodedList: z.string().regex(/^u[\w-]+$/),
  }),
});
export type StatusListCredential = z.output<typeof statusListCredential>;

/** A public key of this installation as a JWK (RFC 8037). */
export const publicJwk = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  kid: z.string(),
  alg: z.literal('EdDSA'),
  use: z.literal('sig'),
});
