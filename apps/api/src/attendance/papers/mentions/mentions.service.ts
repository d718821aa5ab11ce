// What the documents of a session still lack, person by person, told before any is issued; and what is accepted without it.
import { Inject, Injectable } from '@nestjs/common';
import type { MissingMention, OverrideDraft, PersonMentionDraft } from '@treize/contract/papers';
import type { SessionPage } from '@treize/contract/sessions';
import { bodyFacts, personFacts } from '@treize/rules/papers/facts';
import { mentionsOf, type DocumentKind, type MentionFacts } from '@treize/rules/papers/mentions';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../../audit/audit.service';
import { Clock } from '../../../platform/clock';
import type { Config } from '../../../platform/config';
import { CONFIG } from '../../../platform/config.token';
import type { Actor } from '../../../platform/http/actor';
import { Refusal } from '../../../platform/http/refusal';
import { issuingBody } from '../../../platform/papers/issuing-body';
import { programmeFacts } from '../../../sessions/papers/programme.paper';
import { placeLine } from '../../../sessions/papers/words';
import { SessionsService } from '../../../sessions/sessions.service';
import { sessionPlace } from '../../attendance.queries';
import { isMunicipality } from '../../records/records.queries';
import { toldMentions, type NamedFacts } from './missing';
import {
  insertOverrides,
  namedRegistrations,
  overridesOfSession,
  registrationPlace,
  writeFunction,
  writeMunicipality,
  type NamedRegistration,
} from '../papers.queries';

@Injectable()
export class Mentions {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly sessions: SessionsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async ofSession(actor: Actor, sessionId: string): Promise<MissingMention[]> {
    const tx = this.source.manager;
    const place = await sessionPlace(tx, sessionId);
    if (!place) throw new Refusal('not-found');
    actor.mustReach('certificates.read', { sessionId, regionCode: place.regionCode });
    const session = await this.sessions.pageOf(tx, sessionId);
    const people = await namedRegistrations(tx, sessionId);
    const overrides = await overridesOfSession(tx, sessionId);
    return documentsOf(session).flatMap((kind) =>
      toldMentions(kind, session.regime, this.factsOf(kind, session, people), overrides),
    );
  }

  /** @throws Refusal `invalid-request` for a mention that the document does not ask for */
  async accept(actor: Actor, sessionId: string, draft: OverrideDraft): Promise<void> {
    const by = actor.mustBeSomeone();
    await this.source.transaction(async (tx) => {
      const place = await sessionPlace(tx, sessionId);
      if (!place) throw new Refusal('not-found');
      actor.mustReach('certificates.issue', { sessionId, regionCode: place.regionCode });
      const { kind, key, reason, registrationIds } = draft;
      const asked = mentionsOf(kind, { regime: 'TRAINING', forElected: true });
      if (!asked.some((mention) => mention.key === key)) throw new Refusal('invalid-request');
      const override = { sessionId, kind, key, reason, by, at: this.clock.now() };
      const people = await insertOverrides(tx, override, registrationIds);
      await this.audit.record(tx, {
        actorId: by,
        action: 'document.mention-waived',
        subjectKind: 'session',
        subjectId: sessionId,
        regionCode: place.regionCode,
        details: { kind, mention: key, people: registrationIds.length === 0 ? null : people },
      });
    });
  }

  /**
   * What was left out of a person's registration; what was sealed or issued before keeps what it said.
   * @throws Refusal `wrong-state` for the body of somebody who has one, `unknown-municipality`
   */
  async fillIn(actor: Actor, registrationId: string, draft: PersonMentionDraft): Promise<void> {
    await this.source.transaction(async (tx) => {
      const place = await registrationPlace(tx, registrationId);
      if (!place) throw new Refusal('not-found');
      actor.mustReach('registrations.write', place);
      if (draft.key === 'personFunction') await writeFunction(tx, registrationId, draft.function);
      else await this.fillBody(tx, registrationId, draft.municipalityCode);
      await this.audit.record(tx, {
        actorId: actor.personId,
        action:
          draft.key === 'personFunction' ? 'registration.function-corrected' : 'registration.body-filled',
        subjectKind: 'registration',
        subjectId: registrationId,
        regionCode: place.regionCode,
      });
    });
  }

  private async fillBody(tx: EntityManager, registrationId: string, code: string): Promise<void> {
    if (!(await isMunicipality(tx, code))) throw new Refusal('unknown-municipality');
    if (!(await writeMunicipality(tx, registrationId, code))) throw new Refusal('wrong-state');
  }

  private factsOf(
    kind: DocumentKind,
    session: SessionPage,
    people: readonly NamedRegistration[],
  ): NamedFacts[] {
    const common: MentionFacts = { ...bodyFacts(issuingBody(this.config)), ...sessionFacts(session) };
    const named = people.map((person): NamedFacts => ({
      person,
      // What was attended is known at the seal: whoever attended nothing has no certificate at all.
      facts: { ...common, ...personFacts(person), attended: 0, attendedHalfDays: 0 },
    }));
    if (kind === 'PROGRAMME') return [{ person: null, facts: programmeFacts(session) }];
    if (kind === 'ATTENDANCE') return named.filter(({ person }) => person?.kind === 'ELECTED');
    return named;
  }
}

const documentsOf = ({ regime }: SessionPage): DocumentKind[] =>
  regime === 'TRAINING'
    ? ['PROGRAMME', 'SUMMONS', 'ATTENDANCE_SHEET', 'COMPLETION', 'ATTENDANCE']
    : ['PROGRAMME', 'SUMMONS', 'ATTENDANCE_SHEET', 'PARTICIPATION'];

/** What every document of a session says of it; a place at a distance is the link people receive. */
function sessionFacts(session: SessionPage): MentionFacts {
  const halfDays = session.days.flatMap((day) => day.halfDays);
  return {
    title: session.title,
    reference: session.ref,
    nature: session.regime,
    dates: session.days.map(({ date }) => date),
    times: halfDays.map(({ startTime, endTime }) => `${startTime}${endTime}`),
    duration: session.plannedMinutes,
    place: placeLine(session),
    access: session.format === 'REMOTE' ? placeLine(session) : (session.venue?.access ?? null),
    trainers: session.trainers,
    contact: session.contactEmail,
  };
}
