// Random secrets and the form in which they are stored: never in clear.
import { createHash, createHmac, randomBytes, randomInt } from 'node:crypto';

/** 256 random bits, 43 characters. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** SHA-256 of a random token: enough, since nobody can try 2^256 of them. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** Six random digits. */
export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');

/** A short code needs the server's key, or a stolen table would be read in a second. */
export const codeHash = (secret: string, requestId: string, code: string): string =>
  createHmac('sha256', secret).update(`sign-in:${requestId}:${code}`).digest('base64url');
