// Pages of whoever signs alone: a half-day for the signed-in person or for a personal link, and where a code leads.
import { Injectable } from '@nestjs/common';
import type { RoomPass, SigningPage } from '@treize/contract/signing';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../../../platform/clock';
import type { Actor } from '../../../platform/http/actor';
import { Links } from '../../../platform/http/links';
import { Refusal } from '../../../platform/http/refusal';
import { rulesOf } from '../../arrivals/rules-of';
import { factsOfHalfDay, movementsOf } from '../../ledger/ledger.queries';
import { RoomCodes } from './room-codes.service';
import {
  halfDaysOfSigners,
  signerOfLink,
  signerOfPerson,
  signingHead,
  signingHeadsOf,
  type SignerRow,
  type SigningHead,
} from './signers.queries';
import { datesAttended, pageView, type Signing } from './signing-view';

/** A code is looked for among the half-days that begin or end this near. */
const around = 4 * 3_600_000;

@Injectable()
export class SigningPages {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly links: Links,
    private readonly codes: RoomCodes,
  ) {}

  /** The half-day with the registration of whoever is signed in, if any. */
  async page(actor: Actor, halfDayId: string): Promise<SigningPage> {
    const tx = this.source.manager;
    const head = await this.headOf(tx, halfDayId);
    const signer = await this.signerOf(tx, head, actor, null);
    return this.viewOf(tx, head, signer);
  }

  async linkPage(token: string, halfDayId: string): Promise<SigningPage> {
    const tx = this.source.manager;
    const head = await this.headOf(tx, halfDayId);
    const signer = await this.ofLink(tx, token);
    if (signer.sessionId !== head.sessionId) throw new Refusal('not-found');
    return this.viewOf(tx, head, signer);
  }

  /** Every half-day of the registration, in order. */
  async linkPages(token: string): Promise<SigningPage[]> {
    const tx = this.source.manager;
    const signer = await this.ofLink(tx, token);
    const heads = await signingHeadsOf(tx, signer.sessionId);
    return Promise.all(heads.map((head) => this.viewOf(tx, head, signer)));
  }

  /** Proof that the code shown in this room was read. @throws Refusal `room-code-wrong`, `too-many-requests` */
  async pass(actor: Actor, halfDayId: string, code: string): Promise<RoomPass> {
    await this.headOf(this.source.manager, halfDayId);
    await this.codes.countGuess(
      `${actor.network}:${halfDayId}`,
      actor.personId === null ? [] : [actor.personId],
    );
    if (!this.codes.isCode(halfDayId, code)) throw new Refusal('room-code-wrong');
    return this.codes.passFor(halfDayId);
  }

  /**
   * The half-day whose room shows this code, among those that these registrations and the signed-in person are expected
   * at: a code alone is too short to be looked for among all the rooms of the country.
   */
  async findRoom(actor: Actor, code: string, tokens: readonly string[]): Promise<RoomPass> {
    const registrations = tokens.map((token) => this.links.read('registration', token));
    if (actor.personId === null && registrations.length === 0) throw new Refusal('unauthenticated');
    await this.codes.countGuess(actor.network, [
      ...(actor.personId === null ? [] : [actor.personId]),
      ...registrations,
    ]);
    const now = this.clock.now().getTime();
    const near = await halfDaysOfSigners(
      this.source.manager,
      actor.personId,
      registrations,
      new Date(now - around),
      new Date(now + around),
    );
    const [found] = near.filter(({ halfDayId }) => this.codes.isCode(halfDayId, code));
    if (!found) throw new Refusal('room-code-wrong');
    return this.codes.passFor(found.halfDayId);
  }

  async headOf(tx: EntityManager, halfDayId: string): Promise<SigningHead> {
    const head = await signingHead(tx, halfDayId);
    if (!head) throw new Refusal('not-found');
    return head;
  }

  /** By the personal link when there is one, else by the login; null when neither is registered there. */
  async signerOf(
    tx: EntityManager,
    head: SigningHead,
    actor: Actor,
    token: string | null,
  ): Promise<SignerRow | null> {
    if (token !== null) {
      const signer = await this.ofLink(tx, token);
      return signer.sessionId === head.sessionId ? signer : null;
    }
    if (actor.personId === null) return null;
    return (await signerOfPerson(tx, head.sessionId, actor.personId)) ?? null;
  }

  /** What the ledger says of them, as the decision needs it. */
  async signingOf(tx: EntityManager, head: SigningHead, signer: SignerRow): Promise<Signing> {
    const { registrationId } = signer;
    const facts = await factsOfHalfDay(tx, head.id, registrationId);
    const daysAttended =
      rulesOf(head).days === null ? [] : datesAttended(await movementsOf(tx, head.sessionId, registrationId));
    return { head, signer, facts, daysAttended };
  }

  private async ofLink(tx: EntityManager, token: string): Promise<SignerRow> {
    const signer = await signerOfLink(tx, this.links.read('registration', token));
    if (!signer) throw new Refusal('link-invalid');
    return signer;
  }

  private async viewOf(tx: EntityManager, head: SigningHead, signer: SignerRow | null): Promise<SigningPage> {
    const signing = signer && (await this.signingOf(tx, head, signer));
    return pageView(head, signing, this.clock.now());
  }
}
