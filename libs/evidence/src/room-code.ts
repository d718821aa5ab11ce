// The code of a room: six digits that change each minute, from a secret of the half-day; the same on the server and on a device.
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { hexToBytes } from '@noble/hashes/utils.js';

/** How long one code is shown. */
export const roomCodeSeconds = 60;

/** Number of the step that an instant is in. */
export const roomCodeStep = (at: Date): number => Math.floor(at.getTime() / (roomCodeSeconds * 1000));

/** Instant at which the code of `at` gives way to the next one. */
export const roomCodeEndsAt = (at: Date): Date => new Date((roomCodeStep(at) + 1) * roomCodeSeconds * 1000);

/**
 * The code of one step: HOTP with HMAC-SHA-256 (RFC 4226 truncation, RFC 6238 hash).
 * @param secret of the half-day, hexadecimal
 * @returns six digits
 */
export function codeOfStep(secret: string, step: number): string {
  const counter = new DataView(new ArrayBuffer(8));
  counter.setBigUint64(0, BigInt(step));
  const mac = hmac(sha256, hexToBytes(secret), new Uint8Array(counter.buffer));
  const start = (mac[mac.length - 1] ?? 0) & 0x0f;
  const number = new DataView(mac.buffer, mac.byteOffset + start, 4).getUint32(0) & 0x7fff_ffff;
  return String(number % 1_000_000).padStart(6, '0');
}

/** The code to show at this instant. */
export const roomCode = (secret: string, at: Date): string => codeOfStep(secret, roomCodeStep(at));

/** True for the code of this step or of the one before: who reads a code has at least a minute to type it. */
export function isRoomCode(secret: string, typed: string, at: Date): boolean {
  const step = roomCodeStep(at);
  return [step, step - 1].some((one) => codeOfStep(secret, one) === typed);
}

/** What the room's QR opens on a phone. */
export const roomAddress = (publicUrl: string, halfDayId: string, code: string): string =>
  `${publicUrl.replace(/\/$/, '')}/sign/${halfDayId}?code=${code}`;
