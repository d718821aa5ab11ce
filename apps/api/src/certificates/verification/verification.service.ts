// What anybody may learn of a certificate: by its code, by its file, and whether a typed name is that of its owner.
import { Injectable } from '@nestjs/common';
import type { Verification } from '@treize/contract/certificates';
import { isNameOf } from '@treize/rules/certificates/names';
import { DataSource } from 'typeorm';
import type { Actor } from '../../platform/http/actor';
import { RateLimits } from '../../platform/http/limits/rate-limits';
import { Refusal } from '../../platform/http/refusal';
import { certificateByCode, certificateByHash, type IssuedRow } from '../certificates.queries';
import { Credentials } from '../credentials/credentials.service';
import { publicView } from '../views';

/** Names tried in an hour: enough for typing mistakes, too few to guess. */
const triesPerCode = 10;
const triesPerNetwork = 60;
const hour = 3600;
/** A verifier keeps a list for the minute that it is told to; several may sit behind one address. */
const listsPerNetwork = 60;
const listsWindow = 600;

@Injectable()
export class Verifying {
  constructor(
    private readonly source: DataSource,
    private readonly limits: RateLimits,
    private readonly credentials: Credentials,
  ) {}

  async byCode(code: string): Promise<Verification> {
    return publicView(found(await certificateByCode(this.source.manager, code)));
  }

  /** @param sha256 of the file, computed by whoever holds it: the file itself never comes here */
  async byHash(sha256: string): Promise<Verification> {
    return publicView(found(await certificateByHash(this.source.manager, sha256)));
  }

  /** The list of those withdrawn, read and signed anew each time. */
  async statusList({ network }: Actor, list: number): Promise<string> {
    await this.limits.hit(`status-list-from:${network}`, listsPerNetwork, listsWindow);
    return this.credentials.statusList(list);
  }

  /** The name as it stands on the certificate, only to whoever typed it; null when it is another one. */
  async confirmName(actor: Actor, code: string, typed: string): Promise<{ name: string | null }> {
    await this.limits.hitAll([
      { bucket: `certificate-name:${code}`, limit: triesPerCode, windowSeconds: hour },
      { bucket: `certificate-name-from:${actor.network}`, limit: triesPerNetwork, windowSeconds: hour },
    ]);
    const { person } = found(await certificateByCode(this.source.manager, code)).content;
    return { name: isNameOf(typed, person) ? `${person.givenName} ${person.familyName}` : null };
  }
}

function found(row: IssuedRow | null): IssuedRow {
  if (row === null) throw new Refusal('not-found');
  return row;
}
