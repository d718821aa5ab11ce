// Signing alone: the person's own fact, from their own phone, within the window and with the proof that the room asks for.
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { SigningPage, selfSignature } from '@treize/contract/signing';
import { presenceOf } from '@treize/rules/attendance/presence';
import { presenceStatement } from '@treize/rules/attendance/wording';
import { DataSource, type EntityManager } from 'typeorm';
import type * as z from 'zod';
import { Clock } from '../../../platform/clock';
import type { Actor } from '../../../platform/http/actor';
import { RateLimits } from '../../../platform/http/limits/rate-limits';
import { Refusal } from '../../../platform/http/refusal';
import type { FactDraft } from '../../ledger/ledger.service';
import { OtherFacts } from '../other-facts.service';
import { RoomCodes } from './room-codes.service';
import type { SignerRow, SigningHead } from './signers.queries';
import { SigningPages } from './signing-pages.service';
import { asksCode, pageView, refusalFacts, refusalToSignNow, type Signing } from './signing-view';

type Draft = z.output<typeof selfSignature>;

const window = 600;
/** A whole room may sit behind one address. */
const perNetwork = 600;
/** A clock further than this from ours is not measured: only ours counts. */
const furthest = 86_400_000;

/** Of one half-day only: two signatures of one phone are seen there, and nothing follows a person from day to day. */
const phoneOf = (halfDayId: string, phoneKey: string): string =>
  createHash('sha256').update(`${halfDayId}:${phoneKey}`).digest('base64url');

@Injectable()
export class SelfSigning {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly pages: SigningPages,
    private readonly others: OtherFacts,
    private readonly codes: RoomCodes,
    private readonly limits: RateLimits,
  ) {}

  /** Records the signature once, and answers the page with its receipt. */
  async sign(actor: Actor, halfDayId: string, draft: Draft): Promise<SigningPage> {
    await this.limits.hit(`self-signing:${actor.network}`, perNetwork, window);
    return this.source.transaction(async (tx) => {
      const seen = await this.pages.headOf(tx, halfDayId);
      const signer = await this.pages.signerOf(tx, seen, actor, draft.token);
      if (signer === null) throw new Refusal(actor.personId === null ? 'unauthenticated' : 'not-found');
      const held = await this.others.hold(tx, halfDayId);
      await this.others.holdPerson(tx, signer.registrationId);
      const head = await this.pages.headOf(tx, halfDayId);
      const fact = this.factOf(head, signer, draft);
      if (!(await this.others.isKnown(tx, held, fact))) {
        const standing = await this.pages.signerOf(tx, head, actor, draft.token);
        this.mustBeFree(await this.pages.signingOf(tx, head, standing ?? signer), draft);
        await this.others.append(tx, held, signer.personId, fact);
      }
      return this.pageOf(tx, head, signer);
    });
  }

  private mustBeFree(signing: Signing, { pass }: Draft): void {
    const { head } = signing;
    const refusal = refusalToSignNow(signing, this.clock.now());
    if (refusal !== null) throw new Refusal(refusal, { facts: refusalFacts(head) });
    const { signature } = presenceOf(signing.facts, head);
    if (signature !== null)
      throw new Refusal('already-present', { facts: { since: signature.receivedAt.toISOString() } });
    if (asksCode(head) || pass !== null) this.codes.mustHoldPass(head.id, pass);
  }

  private factOf({ id: halfDayId }: SigningHead, { registrationId }: SignerRow, draft: Draft): FactDraft {
    const now = this.clock.now().getTime();
    const offsetMs = now - new Date(draft.deviceAt).getTime();
    const isMeasured = Math.abs(offsetMs) < furthest;
    return {
      id: draft.id,
      registrationId,
      kind: 'SIGNED',
      state: 'PRESENT',
      lateMinutes: 0,
      earlyMinutes: 0,
      method: draft.pass === null ? 'PERSONAL_LINK' : 'QR_SESSION',
      statement: presenceStatement,
      strokes: draft.strokes,
      reason: null,
      deviceAt: isMeasured ? draft.deviceAt : new Date(now).toISOString(),
      offsetMs: isMeasured ? offsetMs : 0,
      phoneKey: phoneOf(halfDayId, draft.phoneKey),
    };
  }

  private async pageOf(tx: EntityManager, head: SigningHead, signer: SignerRow): Promise<SigningPage> {
    return pageView(head, await this.pages.signingOf(tx, head, signer), this.clock.now());
  }
}
