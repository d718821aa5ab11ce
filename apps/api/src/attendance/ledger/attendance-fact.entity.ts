// One recorded fact of presence: evidence, never changed nor deleted (PostgreSQL refuses).
import type { Strokes } from '@treize/contract/attendance';
import type { DecidedState, FactKind } from '@treize/rules/attendance/presence';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export type FactMethod =
  | 'TRAINER_DEVICE_MARK'
  | 'TRAINER_DEVICE_DRAWN'
  | 'TRAINER_DEVICE_STATEMENT'
  | 'PERSONAL_LINK'
  | 'QR_SESSION'
  | 'PAPER_SCAN';

@Entity('attendance_facts')
export class AttendanceFact {
  /** Made by the device: the same fact sent twice is recorded once. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_attendance_facts' }) id!: string;
  /** Order in which the server recorded the facts. */
  @Column('bigint', { generated: 'identity' }) seq!: string;
  @Column('uuid', { name: 'session_id' }) sessionId!: string;
  @Column('uuid', { name: 'half_day_id' }) halfDayId!: string;
  @Column('uuid', { name: 'registration_id' }) registrationId!: string;
  @Column('text') kind!: FactKind;
  @Column('text') state!: DecidedState;
  @Column('integer', { name: 'late_minutes' }) lateMinutes!: number;
  @Column('integer', { name: 'early_minutes' }) earlyMinutes!: number;
  @Column('text') method!: FactMethod;
  /** The sentence shown to who signed. */
  @Column('text', { nullable: true }) statement!: string | null;
  @Column('jsonb', { nullable: true }) strokes!: Strokes | null;
  @Column('text', { name: 'strokes_hash', nullable: true }) strokesHash!: string | null;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('uuid', { name: 'recorded_by' }) recordedBy!: string;
  @Column('timestamptz', { name: 'device_at' }) deviceAt!: Date;
  @Column('timestamptz', { name: 'received_at' }) receivedAt!: Date;
  @Column('text', { name: 'previous_hash', nullable: true }) previousHash!: string | null;
  @Column('text') hash!: string;
}
