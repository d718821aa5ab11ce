// What a commune's contact does on people of the commune: cancel, replace, accept or refuse; each row checked by itself.
import { Injectable } from '@nestjs/common';
import type { municipalityPerson, validationAct } from '@treize/contract/municipality';
import type { RosterActionAnswer } from '@treize/contract/roster';
import { DataSource, type EntityManager } from 'typeorm';
import type * as z from 'zod';
import type { Actor } from '../../platform/http/actor';
import { Refusal } from '../../platform/http/refusal';
import { Places } from '../places/places.service';
import { Replacements } from '../places/replacements.service';
import { Validations } from '../places/validations.service';
import { Registration } from '../registration.entity';
import { confirmMandates } from '../../people/people.queries';
import { Mairies } from './mairies.service';
import { asksMunicipality } from './municipality.queries';
import { draftFor, readingErrors } from './rows';

@Injectable()
export class MunicipalityActs {
  constructor(
    private readonly source: DataSource,
    private readonly mairies: Mairies,
    private readonly places: Places,
    private readonly replacements: Replacements,
    private readonly validations: Validations,
  ) {}

  async cancel(actor: Actor, code: string, registrationId: string, reason: string | null) {
    actor.mustReach('municipality.write', { municipalityCode: code });
    await this.source.transaction(async (tx) => {
      await mustBeOf(tx, code, registrationId);
      const by = { actorId: actor.personId, reason };
      await this.places.end(tx, registrationId, 'CANCELLED_BY_PERSON', by);
    });
    return { done: true as const };
  }

  async replace(
    actor: Actor,
    code: string,
    registrationId: string,
    person: z.output<typeof municipalityPerson>,
  ) {
    const mairie = await this.mairies.speaking(actor, code);
    const draft = draftFor(person, mairie);
    const errors = readingErrors(draft).map(({ path, message }) => ({
      path: `body.person.${path}`,
      message,
    }));
    if (errors.length > 0) throw new Refusal('invalid-request', { errors });
    return this.source.transaction(async (tx) => {
      await mustBeOf(tx, code, registrationId);
      return this.replacements.replace(tx, registrationId, draft, mairie.contactId);
    });
  }

  /** Each person apart: those who cannot be answered are told with the reason, the others are done. */
  async validate(
    actor: Actor,
    code: string,
    { ids, accept, reason }: z.output<typeof validationAct>,
  ): Promise<RosterActionAnswer> {
    actor.mustReach('municipality.write', { municipalityCode: code });
    const by = actor.mustBeSomeone();
    if (!accept && reason === null)
      throw new Refusal('invalid-request', {
        errors: [{ path: 'body.reason', message: 'dites pourquoi\u00a0: la personne lira ce motif' }],
      });
    const answer: RosterActionAnswer = { done: [], waiting: [], refused: [] };
    for (const id of new Set(ids)) {
      try {
        await this.source.transaction(async (tx) => {
          await mustBeOf(tx, code, id);
          if (!(await asksMunicipality(tx, id))) throw new Refusal('not-to-validate');
          if (accept) await this.accept(tx, code, id, by);
          else await this.validations.refuse(tx, id, by, reason ?? '');
        });
        answer.done.push(id);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        answer.refused.push({ id, code: error.code });
      }
    }
    return answer;
  }

  /** The commune has said that the person sits in its council: the mandate they declared is confirmed with it. */
  private async accept(tx: EntityManager, code: string, id: string, by: string): Promise<void> {
    await this.validations.accept(tx, id, by);
    const { personId } = await tx.findOneByOrFail(Registration, { id });
    await confirmMandates(tx, personId, code);
  }
}

/** @throws Refusal `not-found` for whoever is not of this commune: their registration is not told to exist */
async function mustBeOf(tx: EntityManager, municipalityCode: string, id: string): Promise<void> {
  if (!(await tx.existsBy(Registration, { id, municipalityCode }))) throw new Refusal('not-found');
}
