// A session, with the counters of its places on its own row: the row that registrations lock.
import type { ArrivalRules } from '@treize/rules/attendance/arrival';
import type { StoredState } from '@treize/rules/sessions/phase';
import type { SessionFormat } from '@treize/rules/sessions/draft';
import type { PriorityRule } from '@treize/rules/registrations/priority';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('sessions')
export class Session {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_sessions' })
  id!: string;

  /** Told to people: `84-2027-012`. */
  @Column({ type: 'text' })
  ref!: string;

  @Column({ name: 'module_id', type: 'uuid' })
  moduleId!: string;

  @Column({ name: 'track_id', type: 'uuid', nullable: true })
  trackId!: string | null;

  @Column({ name: 'region_code', type: 'text' })
  regionCode!: string;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text', default: '' })
  summary!: string;

  @Column({ type: 'text' })
  format!: SessionFormat;

  @Column({ type: 'text' })
  state!: StoredState;

  @Column({ name: 'venue_id', type: 'uuid', nullable: true })
  venueId!: string | null;

  @Column({ type: 'text', default: '' })
  room!: string;

  @Column({ name: 'join_url', type: 'text', nullable: true })
  joinUrl!: string | null;

  @Column({ type: 'text', default: 'FREE' })
  funding!: 'FREE' | 'MUNICIPALITY' | 'DIFE' | 'PERSONAL';

  @Column({ name: 'contact_email', type: 'text' })
  contactEmail!: string;

  /** Null: no limit. */
  @Column({ type: 'integer', nullable: true })
  capacity!: number | null;

  /** Places given by organisers over the capacity. */
  @Column({ type: 'integer', default: 0 })
  exceptional!: number;

  @Column({ type: 'integer', default: 0 })
  confirmed!: number;

  @Column({ type: 'integer', default: 0 })
  offered!: number;

  @Column({ type: 'integer', default: 0 })
  waiting!: number;

  /** Order of arrival given to the last registration. */
  @Column({ name: 'last_position', type: 'bigint', default: 0 })
  lastPosition!: string;

  /** Number given to the last registration. */
  @Column({ name: 'last_number', type: 'integer', default: 0 })
  lastNumber!: number;

  @Column({ name: 'opens_at', type: 'timestamptz' })
  opensAt!: Date;

  @Column({ name: 'closes_at', type: 'timestamptz' })
  closesAt!: Date;

  @Column({ name: 'starts_at', type: 'timestamptz' })
  startsAt!: Date;

  @Column({ name: 'ends_at', type: 'timestamptz' })
  endsAt!: Date;

  /** Raised by each change of an organiser; an edit names the one it was made from. */
  @Column({ type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'published_at', type: 'timestamptz', nullable: true })
  publishedAt!: Date | null;

  @Column({ name: 'cancelled_at', type: 'timestamptz', nullable: true })
  cancelledAt!: Date | null;

  @Column({ name: 'cancel_reason', type: 'text', nullable: true })
  cancelReason!: string | null;

  @Column({ name: 'postponed_at', type: 'timestamptz', nullable: true })
  postponedAt!: Date | null;

  @Column({ name: 'postpone_reason', type: 'text', nullable: true })
  postponeReason!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;

  /** Places a commune may hold; null: as many as there are. */
  @Column({ name: 'share_per_municipality', type: 'integer', nullable: true })
  sharePerMunicipality!: number | null;

  @Column({ name: 'audience_kind', type: 'text', nullable: true })
  audienceKind!: 'ELECTED' | 'STAFF' | null;

  @Column({ name: 'delegation_required', type: 'boolean', default: false })
  delegationRequired!: boolean;

  @Column({ type: 'text', array: true, default: () => `'{}'` })
  programmes!: ('PVD' | 'ACV')[];

  @Column({ name: 'own_region_only', type: 'boolean', default: false })
  ownRegionOnly!: boolean;

  @Column({ name: 'priority_rule', type: 'text', default: 'NONE' })
  priorityRule!: PriorityRule;

  @Column({ type: 'text', default: 'NONE' })
  validation!: 'NONE' | 'ORGANIZER' | 'MUNICIPALITY';

  @Column({ name: 'waiting_list_open', type: 'boolean', default: true })
  waitingListOpen!: boolean;

  @Column({ type: 'text', default: 'AUTO' })
  offers!: 'AUTO' | 'MANUAL';

  /** Working hours that an offer lasts. */
  @Column({ name: 'offer_hours', type: 'integer', default: 24 })
  offerHours!: number;

  /** Hours before the start from which nothing is offered. */
  @Column({ name: 'offers_stop_hours', type: 'integer', default: 2 })
  offersStopHours!: number;

  @Column({ name: 'close_when_full', type: 'boolean', default: false })
  closeWhenFull!: boolean;

  /** Registration closed before its date, until somebody reopens it. */
  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt!: Date | null;

  /** A place left early serves somebody else, unless people come back. */
  @Column({ name: 'early_leave_frees', type: 'boolean', default: false })
  earlyLeaveFrees!: boolean;

  @Column({ type: 'boolean', default: true })
  reentry!: boolean;

  /** Rules of arrival, but re-entry; null: those of any session. */
  @Column({ name: 'arrival_rules', type: 'jsonb', nullable: true })
  arrivalRules!: Omit<ArrivalRules, 'reentry'> | null;

  /** Places that people who left for good gave back. */
  @Column({ type: 'integer', default: 0 })
  departed!: number;

  /** Somebody in line waits for the room itself: newcomers wait too. */
  @Column({ name: 'room_claimed', type: 'boolean', default: false })
  roomClaimed!: boolean;
}
