// Signs credentials and the list of those withdrawn with the sealing key; tells verifiers who issues and with which keys.
import { randomBytes, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { certificatePaths } from '@treize/contract/certificates';
import type { StatusListCredential } from '@treize/contract/credentials';
import { SignJWT, type JWTPayload } from 'jose';
import { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock';
import type { Config } from '../../platform/config';
import { CONFIG } from '../../platform/config.token';
import { Refusal } from '../../platform/http/refusal';
import { Keys } from '../../platform/keys/keys.service';
import { revokedIndexes } from '../certificates.queries';
import { credentialOf, listLength, profileOf, type CredentialParts } from './credential';
import { encodedList } from './status-list';

@Injectable()
export class Credentials {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly keys: Keys,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The credential of a certificate, signed: a compact JWS whose claims repeat what its members say (Open Badges 3.0, 8.2). */
  sign(parts: Omit<CredentialParts, 'site' | 'salt' | 'subjectId'>): Promise<string> {
    const credential = credentialOf({
      ...parts,
      site: this.config.PUBLIC_URL,
      salt: randomBytes(16).toString('hex'),
      subjectId: `urn:uuid:${randomUUID()}`,
    });
    return this.signed({
      ...credential,
      iss: credential.issuer.id,
      jti: credential.id,
      sub: credential.credentialSubject.id,
      nbf: Math.floor(parts.issuedAt.getTime() / 1000),
    });
  }

  profile() {
    return profileOf(this.config.BODY_NAME, this.config.PUBLIC_URL);
  }

  /** @throws Refusal `not-found` when no key of that id ever signed here */
  key(keyId: string) {
    const key = this.keys.published.find(({ kid }) => kid === keyId);
    if (!key) throw new Refusal('not-found');
    return { ...key, alg: 'EdDSA' as const, use: 'sig' as const };
  }

  /** The status list as a signed credential, made when it is asked for: withdrawn and replaced ones set their bit. */
  async statusList(list: number): Promise<string> {
    const first = list * listLength;
    const revoked = await revokedIndexes(this.source.manager, first, listLength);
    const id = this.config.PUBLIC_URL + certificatePaths.status(list);
    const issuer = this.config.PUBLIC_URL + certificatePaths.issuer;
    const at = this.clock.now();
    const credential: StatusListCredential = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      id,
      type: ['VerifiableCredential', 'BitstringStatusListCredential'],
      issuer,
      validFrom: at.toISOString(),
      credentialSubject: {
        id: `${id}#list`,
        type: 'BitstringStatusList',
        statusPurpose: 'revocation',
        encodedList: encodedList(revoked.map((index) => index - first)),
      },
    };
    return this.signed({ ...credential, iss: issuer, jti: id, nbf: Math.floor(at.getTime() / 1000) });
  }

  private signed(payload: JWTPayload): Promise<string> {
    const kid = this.keys.published[0]?.kid ?? '';
    return new SignJWT(payload)
      .setProtectedHeader({
        alg: 'EdDSA',
        typ: 'JWT',
        kid: this.config.PUBLIC_URL + certificatePaths.key(kid),
      })
      .sign(this.keys.signer);
  }
}
