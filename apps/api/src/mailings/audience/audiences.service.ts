// From a target to the messages that would leave: the people, their addresses, who is left out and why.
import { Injectable } from '@nestjs/common';
import type { MailingTarget } from '@treize/contract/mailings';
import {
  addressed,
  leftOut,
  type LeftOut,
  type Message,
  type WantedPerson,
} from '@treize/rules/mailings/addressing';
import { membersOf } from '@treize/rules/mailings/audience';
import { emailKey } from '@treize/rules/people/keys';
import { parisDate } from '@treize/rules/time/wall';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/http/actor';
import { Refusal } from '../../platform/http/refusal';
import {
  contactsOf,
  peopleOfSession,
  peopleOfTerritory,
  regionWith,
  sparedAddresses,
  targetedSession,
} from './audience.queries';

export type Purpose = 'SERVICE' | 'INVITATION';

export interface Recipient {
  message: Message;
  leftOut: LeftOut | null;
}

export interface Reached {
  people: WantedPerson[];
  recipients: Recipient[];
}

@Injectable()
export class Audiences {
  /**
   * A region's organiser targets the sessions, départements and people of that region only.
   * @throws Refusal `not-found` for a region or session out of scope, `invalid-request` for a département of another region
   */
  async mustReach(
    tx: EntityManager,
    actor: Actor,
    { regionCode, sessionId, departments }: MailingTarget,
  ): Promise<void> {
    actor.mustReach('mailings.send', { regionCode });
    const region = await regionWith(tx, regionCode, departments);
    if (!region) throw new Refusal('not-found');
    if (region.strangers.length > 0)
      throw new Refusal('invalid-request', {
        errors: [
          {
            path: 'body.target.departments',
            message: `hors de la région\u00a0: ${region.strangers.join(', ')}`,
          },
        ],
      });
    if (sessionId === null) return;
    const session = await targetedSession(tx, sessionId);
    if (!session || session.regionCode !== regionCode) throw new Refusal('not-found');
  }

  /** Everybody the target names, and the messages that would leave for them at `now`. */
  async reached(tx: EntityManager, target: MailingTarget, purpose: Purpose, now: Date): Promise<Reached> {
    const people = await this.people(tx, target, parisDate(now));
    return { people, recipients: await this.recipients(tx, people, target.addressees, purpose, now) };
  }

  async recipients(
    tx: EntityManager,
    people: readonly WantedPerson[],
    addressees: MailingTarget['addressees'],
    purpose: Purpose,
    now: Date,
  ): Promise<Recipient[]> {
    const towns = new Set(people.flatMap(({ municipalityCode }) => municipalityCode ?? []));
    const contacts = towns.size === 0 ? [] : await contactsOf(tx, [...towns], now);
    const messages = addressed(people, contacts, addressees);
    const spared = await sparedAddresses(
      tx,
      messages.map(({ address }) => emailKey(address)),
    );
    const of = (isOne: (row: (typeof spared)[number]) => boolean) =>
      new Set(spared.filter(isOne).map(({ address }) => address));
    const [blocked, optedOut] = [of(({ isBlocked }) => isBlocked), of(({ isOptedOut }) => isOptedOut)];
    return messages.map((message) => ({ message, leftOut: leftOut(message, purpose, blocked, optedOut) }));
  }

  private async people(tx: EntityManager, target: MailingTarget, today: string): Promise<WantedPerson[]> {
    const { audience, sessionId } = target;
    if (audience === 'TERRITORY') return peopleOfTerritory(tx, target, today);
    if (sessionId === null) return [];
    const members = membersOf(audience, await peopleOfSession(tx, sessionId, null, today), target);
    return members.map(wanted);
  }
}

/** What a message keeps of a person: nothing of their answers or attendance. */
export const wanted = ({
  personId,
  registrationId,
  number,
  givenName,
  familyName,
  email,
  municipalityCode,
  body,
}: WantedPerson): WantedPerson => ({
  personId,
  registrationId,
  number,
  givenName,
  familyName,
  email,
  municipalityCode,
  body,
});
