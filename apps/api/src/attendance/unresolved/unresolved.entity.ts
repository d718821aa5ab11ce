// A record of a device that could not be placed, and what a person decided of it; neither ever changes.
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('attendance_unresolved')
@Index('uq_attendance_unresolved_record', ['deviceId', 'deviceSeq', 'deviceHash'], { unique: true })
@Index('ix_attendance_unresolved_session', ['sessionId', 'receivedAt'])
export class UnresolvedRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_attendance_unresolved', default: () => 'uuidv7()' })
  id!: string;
  /** As the device says: another device may have used it. */
  @Column('uuid', { name: 'record_id' }) recordId!: string;
  @Column('uuid', { name: 'device_id' }) deviceId!: string;
  @Column('integer', { name: 'device_seq' }) deviceSeq!: number;
  @Column('uuid', { name: 'half_day_id' }) halfDayId!: string;
  @Column('uuid', { name: 'session_id' }) sessionId!: string;
  @Column('uuid', { name: 'registration_id', nullable: true }) registrationId!: string | null;
  /** Refusal code. */
  @Column('text') code!: string;
  /** The record itself, canonical JSON. */
  @Column('text') record!: string;
  @Column('text', { name: 'device_hash' }) deviceHash!: string;
  @Column('uuid', { name: 'recorded_by' }) recordedBy!: string;
  @Column('timestamptz', { name: 'happened_at' }) happenedAt!: Date;
  @Column('timestamptz', { name: 'received_at' }) receivedAt!: Date;
}

@Entity('attendance_resolutions')
export class ResolutionRow {
  @PrimaryColumn('uuid', { name: 'unresolved_id', primaryKeyConstraintName: 'pk_attendance_resolutions' })
  unresolvedId!: string;
  @Column('text') kind!: 'CORRECTED' | 'DISMISSED';
  @Column('text') reason!: string;
  /** The correction that it became. */
  @Column('uuid', { name: 'fact_id', nullable: true }) factId!: string | null;
  @Column('uuid', { name: 'resolved_by' }) resolvedBy!: string;
  @Column('timestamptz', { name: 'resolved_at' }) resolvedAt!: Date;
}

/** The name under which a device spoke of somebody who walked in. */
@Entity('attendance_walk_ins')
export class WalkInRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_attendance_walk_ins' }) key!: string;
  @Column('uuid', { name: 'registration_id' }) registrationId!: string;
  @Column('uuid', { name: 'half_day_id' }) halfDayId!: string;
}
