// People as other rooms meet them: typed facts turned into rows, found again by mailbox and name.
import { Injectable } from '@nestjs/common';
import { emailKey, nameKey } from '@treize/rules/people/keys';
import { parisDate } from '@treize/rules/time/wall';
import { QueryFailedError, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { Refusal } from '../platform/http/refusal';
import {
  declareTies,
  findOrCreatePeople,
  knownPeople,
  lockPerson,
  writeMailbox,
  type TieDraft,
} from './people.queries';

export interface TypedPerson {
  familyName: string;
  givenName: string;
  email: string;
  phone?: string | null;
}

export type Tie = Omit<TieDraft, 'personId'>;

@Injectable()
export class People {
  constructor(private readonly clock: Clock) {}

  /** Ids in the order given; an unknown person is created. */
  findOrCreate(tx: EntityManager, people: readonly TypedPerson[]): Promise<string[]> {
    const drafts = people.map((person) => ({
      familyName: person.familyName,
      givenName: person.givenName,
      nameKey: nameKey(person.familyName, person.givenName),
      email: person.email.trim(),
      emailKey: emailKey(person.email),
      phone: person.phone ?? null,
    }));
    return findOrCreatePeople(tx, drafts, this.clock.now());
  }

  /** Ids in the order given, without creating anybody: null for whoever is not known yet. */
  find(tx: EntityManager, people: readonly TypedPerson[]): Promise<(string | null)[]> {
    const keys = people.map(({ familyName, givenName, email }) => ({
      nameKey: nameKey(familyName, givenName),
      emailKey: emailKey(email),
    }));
    return knownPeople(tx, keys);
  }

  /**
   * Gives a person another mailbox; returns the one they had.
   * @throws Refusal `not-found`, or `address-taken` when somebody of the same name has it already
   */
  async correctAddress(tx: EntityManager, personId: string, email: string): Promise<string> {
    const person = await lockPerson(tx, personId);
    if (!person) throw new Refusal('not-found');
    const wanted = { nameKey: person.nameKey, emailKey: emailKey(email) };
    const [holder = null] = await knownPeople(tx, [wanted]);
    if (holder !== null && holder !== personId) throw new Refusal('address-taken');
    try {
      await writeMailbox(tx, personId, email.trim(), wanted.emailKey);
    } catch (error) {
      // Somebody of this name and mailbox registered at the same moment.
      if (error instanceof QueryFailedError && (error.driverError as { code?: string }).code === '23505')
        throw new Refusal('address-taken');
      throw error;
    }
    return person.email;
  }

  /** Records the mandates and positions that these people declare, from today. */
  declare(tx: EntityManager, ties: readonly (Tie & { personId: string })[]): Promise<void> {
    return declareTies(tx, ties, parisDate(this.clock.now()));
  }
}
