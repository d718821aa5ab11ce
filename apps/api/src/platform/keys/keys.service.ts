// The keys of an installation: the one that seals evidence, those it used before, and the one that devices write to.
import { createPrivateKey, createPublicKey, hkdfSync, sign, type KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { p256 } from '@noble/curves/nist.js';
import { keyId, type PublishedKey } from '@treize/evidence/signature';
import { compactDecrypt, type JWK } from 'jose';
import type { Config } from '../config';
import { CONFIG } from '../config.token';

/** A signature by the sealing key in force. */
export interface Signed {
  /** Ed25519 (RFC 8032) over the UTF-8 bytes of the text, base64url. */
  signature: string;
  keyId: string;
}

const base64Url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const published = (x: string): PublishedKey => ({ kty: 'OKP', crv: 'Ed25519', x, kid: keyId(x) });

/** The key pair to which devices seal their records (ECDH-ES, P-256), made from the installation's secret. */
function recordKeyOf(secret: string): JWK {
  const seed = new Uint8Array(hkdfSync('sha256', secret, '', 'treize: attendance records', 48));
  const { secretKey, publicKey } = p256.keygen(seed);
  const point = p256.Point.fromBytes(publicKey).toBytes(false);
  const [x, y] = [base64Url(point.subarray(1, 33)), base64Url(point.subarray(33))];
  return { kty: 'EC', crv: 'P-256', x, y, d: base64Url(secretKey) };
}

@Injectable()
export class Keys {
  private readonly sealing: KeyObject;
  private readonly recording: JWK;
  /** Every key that ever sealed here, the one in force first. */
  readonly published: PublishedKey[];

  constructor(@Inject(CONFIG) config: Config) {
    const der = Buffer.from(config.SEALING_KEY, 'base64');
    this.sealing = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    const { x = '' } = createPublicKey(this.sealing).export({ format: 'jwk' });
    const former = config.SEALING_OLD_KEYS.split(',').filter((key) => key !== '');
    this.published = [x, ...former].map(published);
    this.recording = recordKeyOf(config.SECRET);
  }

  /** Signs evidence with the key in force. */
  seal(text: string): Signed {
    const [current] = this.published as [PublishedKey];
    return {
      signature: sign(null, Buffer.from(text, 'utf8'), this.sealing).toString('base64url'),
      keyId: current.kid,
    };
  }

  /** The sealing key in force, for standards that sign by themselves (JWS `EdDSA`). */
  get signer(): KeyObject {
    return this.sealing;
  }

  /** Public half of the key that devices seal their records to (JWE, `ECDH-ES` with `A256GCM`). */
  get recordKey(): { kty: 'EC'; crv: 'P-256'; x: string; y: string } {
    const { x = '', y = '' } = this.recording;
    return { kty: 'EC', crv: 'P-256', x, y };
  }

  /**
   * Opens what a device sealed.
   * @throws Error (of jose, or SyntaxError) when it was not sealed to this installation or was altered
   */
  async openRecord(jwe: string): Promise<unknown> {
    const { plaintext } = await compactDecrypt(jwe, this.recording, {
      keyManagementAlgorithms: ['ECDH-ES'],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plaintext));
  }
}
