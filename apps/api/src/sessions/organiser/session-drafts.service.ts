// An organiser writes sessions: creates a draft, edits it, corrects the wording of what is published.
import { Injectable } from '@nestjs/common';
import type { OrganiserSession, SessionDraft, sessionEdit } from '@treize/contract/sessions';
import { publicationFault } from '@treize/rules/sessions/draft';
import { parisDate } from '@treize/rules/time/wall';
import { DataSource, type EntityManager } from 'typeorm';
import type * as z from 'zod';
import { Audit } from '../../audit/audit.service';
import { Clock } from '../../platform/clock';
import type { Actor } from '../../platform/http/actor';
import { Refusal } from '../../platform/http/refusal';
import { Jobs } from '../../platform/jobs/jobs.service';
import { Session } from '../session.entity';
import { seatsFreed } from '../sessions.jobs';
import { checkDates, checkReferences, planned, refuseFault } from './draft-checks';
import { OrganiserSessions } from './organiser-sessions.service';
import { checkCapacity } from './places/places-checks';
import { storedPlaces } from './places/places-settings.queries';
import { fixedWhenPublished } from './published-fields';
import { dropEmptyDays, nextRef, storedTimetable, writeTimetable, writeTrainers } from './timetable.queries';

type Edit = z.output<typeof sessionEdit>;

/** Columns of a session that a draft gives, but its days and trainers. */
const columnsOf = (draft: SessionDraft) => ({
  moduleId: draft.moduleId,
  trackId: draft.trackId,
  regionCode: draft.regionCode,
  title: draft.title,
  summary: draft.summary,
  format: draft.format,
  funding: draft.funding,
  contactEmail: draft.contactEmail,
  capacity: draft.capacity,
  opensAt: new Date(draft.opensAt),
  closesAt: new Date(draft.closesAt),
  venueId: draft.venueId,
  room: draft.room,
  joinUrl: draft.joinUrl,
});

@Injectable()
export class SessionDrafts {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly jobs: Jobs,
    private readonly sessions: OrganiserSessions,
  ) {}

  async create(actor: Actor, draft: SessionDraft): Promise<OrganiserSession> {
    actor.mustReach('sessions.write', { regionCode: draft.regionCode });
    const timetable = planned(draft.days, []);
    checkDates(draft, timetable.endsAt);
    const now = this.clock.now();
    const id = await this.source.transaction(async (tx) => {
      await checkReferences(tx, draft);
      const ref = await nextRef(tx, draft.regionCode, Number(parisDate(timetable.startsAt).slice(0, 4)));
      const { identifiers } = await tx.insert(Session, {
        ...columnsOf(draft),
        ref,
        state: 'DRAFT',
        startsAt: timetable.startsAt,
        endsAt: timetable.endsAt,
        createdAt: now,
        updatedAt: now,
      });
      const sessionId = (identifiers[0] as { id: string }).id;
      await writeTimetable(tx, sessionId, timetable.days);
      await writeTrainers(tx, sessionId, draft.trainerIds, actor.mustBeSomeone(), now);
      await this.audit.ofSession(
        tx,
        actor,
        { id: sessionId, regionCode: draft.regionCode },
        'session.created',
      );
      return sessionId;
    });
    return this.sessions.page(actor, id);
  }

  /** A draft changes freely; a published session keeps its place and its hours (see SessionChanges.move). */
  async edit(actor: Actor, sessionId: string, edit: Edit): Promise<OrganiserSession> {
    await this.source.transaction(async (tx) => {
      const session = await this.sessions.lock(tx, actor, sessionId, edit.version);
      actor.mustReach('sessions.write', { regionCode: edit.regionCode, sessionId });
      if (session.state === 'DRAFT') await this.editDraft(tx, session, edit);
      else if (session.state === 'PUBLISHED') await this.editPublished(tx, session, edit);
      else throw new Refusal('wrong-state');
      await writeTrainers(tx, sessionId, edit.trainerIds, actor.mustBeSomeone(), this.clock.now());
      await this.audit.ofSession(tx, actor, { id: sessionId, regionCode: edit.regionCode }, 'session.edited');
    });
    return this.sessions.page(actor, sessionId);
  }

  private async editDraft(tx: EntityManager, session: Session, edit: Edit): Promise<void> {
    const stored = await storedTimetable(tx, session.id);
    const timetable = planned(
      edit.days,
      stored.days.map(({ id }) => id),
    );
    checkDates(edit, timetable.endsAt);
    await checkReferences(tx, edit);
    await writeTimetable(tx, session.id, timetable.days);
    await dropEmptyDays(tx, session.id);
    await this.sessions.write(tx, session, {
      ...columnsOf(edit),
      startsAt: timetable.startsAt,
      endsAt: timetable.endsAt,
    });
  }

  private async editPublished(tx: EntityManager, session: Session, edit: Edit): Promise<void> {
    const stored = await storedTimetable(tx, session.id);
    refuseFault(fixedWhenPublished(session, stored.days, edit));
    refuseFault(publicationFault(edit));
    checkDates(edit, session.endsAt);
    await checkReferences(tx, edit);
    const places = await storedPlaces(tx, session.id, this.clock.now());
    const exceptional = places ? checkCapacity(places, edit.capacity) : session.exceptional;
    await this.sessions.write(tx, session, { ...columnsOf(edit), exceptional });
    const before = session.capacity;
    const isRaised = before !== null && (edit.capacity === null || edit.capacity > before);
    if (isRaised) await this.jobs.publish(tx, seatsFreed, { sessionId: session.id });
  }
}
