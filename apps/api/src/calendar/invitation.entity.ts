// The invitation of one registration to one day: its UID, whom it names, and what it last announced.
import type { Announced } from '@treize/rules/calendar/revisions';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Withdrawal } from './ics/event';

/** What the last object said, enough to say it again when it is withdrawn. */
export interface InvitationContent extends Announced {
  summary: string;
  description: string;
  url: string;
  /** Set by the withdrawal. */
  withdrawal?: Withdrawal;
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

  /** DTSTAMP of the last object. */
  @Column({ name: 'sent_at', type: 'timestamptz', nullable: true })
  sentAt!: Date | null;
}
