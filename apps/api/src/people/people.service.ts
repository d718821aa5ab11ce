// People as other rooms meet them: typed facts turned into rows, found again by mailbox and name.
import { Injectable } from '@nestjs/common';
import { emailKey, nameKey } from '@treize/rules/people/keys';
import { parisDate } from '@treize/rules/time/wall';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { declareTies, findOrCreatePeople, knownPeople, type TieDraft } from './people.queries';

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

  /** Records the mandates and positions that these people declare, from today. */
  declare(tx: EntityManager, ties: readonly (Tie & { personId: string })[]): Promise<void> {
    return declareTies(tx, ties, parisDate(this.clock.now()));
  }
}
