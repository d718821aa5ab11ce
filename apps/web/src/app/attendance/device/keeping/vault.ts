// What opens the prepared days: a key that never leaves the browser, wrapped by the trainer's PIN; five tries, then it is gone.
import type { Box, DeviceStore, VaultRow } from './device-store';

export const pinPattern = /^\d{6}$/;
export const triesGiven = 5;
/** OWASP's figure for PBKDF2 with SHA-256. */
const iterations = 600_000;

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const encoder = new TextEncoder();

/**
 * The key made of the PIN. A copy of the database alone does not let anybody try PINs elsewhere: the result also goes
 * through a key that the browser uses but never shows.
 */
async function keyOfPin(pin: string, { salt, browserKey }: Pick<VaultRow, 'salt' | 'browserKey'>) {
  const typed = await crypto.subtle.importKey('raw', encoder.encode(pin), 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    typed,
    256,
  );
  const mixed = await crypto.subtle.sign('HMAC', browserKey, bits);
  return crypto.subtle.importKey('raw', mixed, 'AES-GCM', false, ['wrapKey', 'unwrapKey']);
}

const unwrapped = ({ iv, cipher }: Box, key: CryptoKey): Promise<CryptoKey> =>
  crypto.subtle.unwrapKey('raw', cipher, key, { name: 'AES-GCM', iv }, 'AES-GCM', false, [
    'encrypt',
    'decrypt',
  ]);

export class Vault {
  private key: CryptoKey | null = null;

  constructor(private readonly store: DeviceStore) {}

  /** Whose days are kept here, and whether they can be read now. */
  async state(): Promise<{ state: 'none' | 'locked' | 'open'; personId: string | null }> {
    const row = await this.store.vault.get('pin');
    if (!row) this.key = null;
    return {
      state: row ? (this.key ? 'open' : 'locked') : 'none',
      personId: row?.personId ?? null,
    };
  }

  get isOpen(): boolean {
    return this.key !== null;
  }

  /** @throws RangeError for a PIN that is not six digits */
  async create(personId: string, pin: string): Promise<void> {
    if (!pinPattern.test(pin)) throw new RangeError('a PIN has six digits');
    const browserKey = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
    const salt = random(16);
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, [
      'encrypt',
      'decrypt',
    ]);
    const iv = random(12);
    const pinKey = await keyOfPin(pin, { salt, browserKey });
    const cipher = await crypto.subtle.wrapKey('raw', key, pinKey, { name: 'AES-GCM', iv });
    this.key = await unwrapped({ iv, cipher }, pinKey);
    await this.store.vault.put({
      id: 'pin',
      personId,
      salt,
      browserKey,
      wrapped: { iv, cipher },
      triesLeft: triesGiven,
    });
  }

  /** `open`, or how many tries are left; at none the key is destroyed with what it encrypted. Never touches the queue. */
  async unlock(pin: string): Promise<'open' | { triesLeft: number }> {
    // Counted before it is tried: closing the page meanwhile gives no more tries.
    const row = await this.store.transaction('rw', this.store.vault, async () => {
      const found = await this.store.vault.get('pin');
      if (found) await this.store.vault.put({ ...found, triesLeft: found.triesLeft - 1 });
      return found;
    });
    if (!row) return { triesLeft: 0 };
    try {
      const key = row.triesLeft > 0 ? await unwrapped(row.wrapped, await keyOfPin(pin, row)) : null;
      if (key) {
        this.key = key;
        await this.store.vault.update('pin', { triesLeft: triesGiven });
        return 'open';
      }
    } catch {
      // Another PIN's key does not open it.
    }
    const triesLeft = Math.max(0, row.triesLeft - 1);
    if (triesLeft === 0) await this.destroy();
    return { triesLeft };
  }

  lock(): void {
    this.key = null;
  }

  /** Forgets the key and everything it encrypted. Sealed records stay: the server can read them. */
  async destroy(): Promise<void> {
    this.key = null;
    const { vault, days, notes } = this.store;
    await this.store.transaction('rw', vault, days, notes, () =>
      Promise.all([vault.clear(), days.clear(), notes.clear()]),
    );
  }

  /** @throws Error while locked */
  async encrypt(content: unknown): Promise<Box> {
    const iv = random(12);
    const text = encoder.encode(JSON.stringify(content));
    return { iv, cipher: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, this.opened(), text) };
  }

  /** @throws Error while locked, or when the content was altered */
  async decrypt({ iv, cipher }: Box): Promise<unknown> {
    const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, this.opened(), cipher);
    return JSON.parse(new TextDecoder().decode(text));
  }

  private opened(): CryptoKey {
    if (!this.key) throw new Error('the device is locked');
    return this.key;
  }
}
