// The invitation of one registration to one day: its UID, whom it names, and what it last announced.
import type { Announced } from '@treize/rules/calendar/revisions';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Withdrawal } from './ics/event';

/** Why a whole session fell. */
export type Fall = 'CANCELLED' | 'POSTPONED';

/** What the last object said, enough to say it again when it is withdrawn. */
export interface InvitationContent extends Announced {
  summary: string;
  description: string;
  url: string;
  /** Mailbox for questions. */
  contact?: string;
  /** Whom it is about, when the mailbox is that of their mairie. */
  forWhom?: string;
  /** Told in the event and in the subject, when others read the same mailbox. */
  named?: string;
  /** What the person knew when this was written: the last announcement that had left. */
  told?: Announced;
  /** Set by the withdrawal. */
  withdrawal?: Withdrawal;
  /** Set by the fall of the session. */
  fell?: Fall;
}

@Entity('invitations')
export class Invitation {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_invitations' })
  id!: string;

  @Column({ name: 'registration_id', type: 'uuid' })
  registrationId!: string;

  @Column({ name: 'session_id', type: 'uuid' })
  sessionId!: string;

  @Column({ name: 'session_day_id', type: 'uuid' })
  sessionDayId!: string;

  /** 1, then one more each time the person comes back to a day they had left. */
  @Column({ type: 'integer' })
  epoch!: number;

  /** Random, never changes, known to the person's calendar only. */
  @Column({ type: 'uuid' })
  uid!: string;

  @Column({ name: 'organizer_name', type: 'text' })
  organizerName!: string;

  @Column({ name: 'organizer_address', type: 'text' })
  organizerAddress!: string;

  @Column({ name: 'attendee_name', type: 'text' })
  attendeeName!: string;

  @Column({ name: 'attendee_address', type: 'text' })
  attendeeAddress!: string;

  @Column({ type: 'text', default: 'REQUEST' })
  wanted!: 'REQUEST' | 'CANCEL';

  /** SEQUENCE of the last object; null: nothing was ever rendered. */
  @Column({ type: 'integer', nullable: true })
  sequence!: number | null;

  @Column({ type: 'jsonb', nullable: true })
  content!: InvitationContent | null;

  @Column({ name: 'content_hash', type: 'text', nullable: true })
  contentHash!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'person_id', type: 'uuid' })
  personId!: string;

  /** `FEED`: the person reads their own feed, no calendar object is mailed. */
  @Column({ type: 'text', default: 'MAIL' })
  channel!: 'MAIL' | 'FEED';

  /** SEQUENCE since which the times have not changed: an answer to an older one is stale. */
  @Column({ name: 'times_sequence', type: 'integer', default: 0 })
  timesSequence!: number;

  @Column({ type: 'text', nullable: true })
  partstat!: 'ACCEPTED' | 'TENTATIVE' | 'DECLINED' | null;

  /** SEQUENCE and DTSTAMP of the last answer applied: later ones win (RFC 5546, 2.1.5). */
  @Column({ name: 'partstat_sequence', type: 'integer', nullable: true })
  partstatSequence!: number | null;

  @Column({ name: 'partstat_at', type: 'timestamptz', nullable: true })
  partstatAt!: Date | null;

  @Column({ name: 'partstat_source', type: 'text', nullable: true })
  partstatSource!: 'REPLY' | 'LINK' | null;

  @Column({ name: 'answered_at', type: 'timestamptz', nullable: true })
  answeredAt!: Date | null;

  @Column({ name: 'answer_comment', type: 'text', nullable: true })
  answerComment!: string | null;

  /** Half-days that an answer by link is for: those of the page, which may not be announced yet. Null: those announced. */
  @Column({ name: 'answered_for', type: 'jsonb', nullable: true })
  answeredFor!: Announced['halfDays'] | null;

  /** SEQUENCE re-sent to somebody who had answered an older one: once each. */
  @Column({ name: 'stale_sequence', type: 'integer', nullable: true })
  staleSequence!: number | null;

  /** Last mail that a received message triggered: at most one in 24 h. */
  @Column({ name: 'auto_mailed_at', type: 'timestamptz', nullable: true })
  autoMailedAt!: Date | null;

  /** What the person's calendar told of a delivery problem (REQUEST-STATUS). */
  @Column({ type: 'text', nullable: true })
  problem!: string | null;

  /** DTSTAMP of the last object. */
  @Column({ name: 'sent_at', type: 'timestamptz', nullable: true })
  sentAt!: Date | null;
}
