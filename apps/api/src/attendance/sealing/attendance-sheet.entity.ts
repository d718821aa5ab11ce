// The sealed sheet of a half-day: the exact text whose SHA-256 is the seal; never changed nor deleted.
import type { Strokes } from '@treize/contract/attendance';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('attendance_sheets')
export class AttendanceSheet {
  @PrimaryColumn('uuid', { name: 'half_day_id', primaryKeyConstraintName: 'pk_attendance_sheets' })
  halfDayId!: string;
  @Column('uuid', { name: 'session_id' }) sessionId!: string;
  @Column('text') canonical!: string;
  @Column('text', { name: 'seal_hash' }) sealHash!: string;
  @Column('uuid', { name: 'trainer_id' }) trainerId!: string;
  @Column('text', { name: 'trainer_statement' }) trainerStatement!: string;
  @Column('jsonb', { name: 'trainer_strokes', nullable: true }) trainerStrokes!: Strokes | null;
  @Column('timestamptz', { name: 'sealed_at' }) sealedAt!: Date;
  /** Ed25519 signature of the text by the server; null for the sheets sealed before signatures. */
  @Column('text', { nullable: true }) signature!: string | null;
  @Column('text', { name: 'key_id', nullable: true }) keyId!: string | null;
  /** The device that closed the half-day; null when it was closed otherwise. */
  @Column('uuid', { name: 'device_id', nullable: true }) deviceId!: string | null;
}
