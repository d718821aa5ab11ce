// One recorded fact of presence: evidence, never changed nor deleted (PostgreSQL refuses).
import type { methods, Strokes } from '@treize/contract/attendance';
import type { DecidedState, FactKind } from '@treize/rules/attendance/presence';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type FactMethod = (typeof methods)[number];

@Entity('attendance_facts')
@Index('uq_attendance_facts_device_seq', ['deviceId', 'deviceSeq'], {
  unique: true,
  where: 'device_id is not null',
})
export class AttendanceFact {
  /** Made by the device: the same fact sent twice is recorded once. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_attendance_facts' }) id!: string;
  /** Order in which the server recorded the facts. */
  @Column('bigint', { generated: 'identity' }) seq!: string;
  /** 1: hashed without what tells the device and the way; 2: with it. */
  @Column('smallint') version!: number;
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
  /** Server clock − device clock, measured by the device at its last contact. */
  @Column('integer', { name: 'offset_ms' }) offsetMs!: number;
  @Column('boolean') offline!: boolean;
  @Column('timestamptz', { name: 'received_at' }) receivedAt!: Date;
  /** The device that made it, its place in the chain of that device, and the hash of the record it came in. */
  @Column('uuid', { name: 'device_id', nullable: true }) deviceId!: string | null;
  @Column('integer', { name: 'device_seq', nullable: true }) deviceSeq!: number | null;
  @Column('text', { name: 'device_previous_hash', nullable: true }) devicePreviousHash!: string | null;
  @Column('text', { name: 'device_hash', nullable: true }) deviceHash!: string | null;
  /** Why a trainer passed over a refusal. */
  @Column('text', { name: 'force_reason', nullable: true }) forceReason!: string | null;
  /** Answer to the door question of the session. */
  @Column('text', { nullable: true }) answer!: string | null;
  /** Key made by the browser of somebody who signed alone. */
  @Column('text', { name: 'phone_key', nullable: true }) phoneKey!: string | null;
  /** The scan or the list that it was transcribed from. */
  @Column('uuid', { name: 'source_id', nullable: true }) sourceId!: string | null;
  @Column('text', { name: 'previous_hash', nullable: true }) previousHash!: string | null;
  @Column('text') hash!: string;
}
