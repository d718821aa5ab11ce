// Who speaks for a commune: the signed-in contact, with the mailbox that serves people who have none.
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { peopleById } from '../../people/people.queries';
import type { Actor } from '../../platform/http/actor';
import { Refusal } from '../../platform/http/refusal';
import { municipalitiesByCode } from './municipality.queries';
import type { Mairie } from './rows';

@Injectable()
export class Mairies {
  constructor(private readonly source: DataSource) {}

  /** @throws Refusal `not-found` when the actor does not speak for this commune */
  async speaking(actor: Actor, code: string): Promise<Mairie> {
    actor.mustReach('municipality.write', { municipalityCode: code });
    const [town] = await municipalitiesByCode(this.source.manager, [code]);
    const [contact] = await peopleById(this.source.manager, [actor.mustBeSomeone()]);
    if (!town || !contact) throw new Refusal('not-found');
    return { code, name: town.name, contactId: contact.id, contactEmail: contact.email };
  }
}
