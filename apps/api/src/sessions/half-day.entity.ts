// Days of a session and their half-days: wall time in Paris beside the instants derived from it.
import type { Period } from '@treize/rules/sessions/timetable';
import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

@Entity('session_days')
export class SessionDay {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_session_days' })
  id!: string;

  @Column({ name: 'session_id', type: 'uuid' })
  sessionId!: string;

  @Column({ type: 'integer' })
  position!: number;

  @Column({ type: 'date' })
  date!: string;

  @Column({ name: 'feed_uid', type: 'uuid', default: () => 'gen_random_uuid()' })
  feedUid!: string;
}

@Entity('half_days')
export class HalfDay {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_half_days' })
  id!: string;

  @Column({ name: 'session_id', type: 'uuid' })
  sessionId!: string;

  @Column({ name: 'session_day_id', type: 'uuid' })
  sessionDayId!: string;

  @Column({ type: 'text' })
  period!: Period;

  @Column({ name: 'start_time', type: 'time' })
  startTime!: string;

  @Column({ name: 'end_time', type: 'time' })
  endTime!: string;

  @Column({ name: 'starts_at', type: 'timestamptz' })
  startsAt!: Date;

  @Column({ name: 'ends_at', type: 'timestamptz' })
  endsAt!: Date;

  /** Set by the sealing of its attendance sheet. */
  @Column({ name: 'sealed_at', type: 'timestamptz', nullable: true })
  sealedAt!: Date | null;
}

@Entity('session_trainers')
export class SessionTrainer {
  @PrimaryColumn({ name: 'session_id', type: 'uuid', primaryKeyConstraintName: 'pk_session_trainers' })
  sessionId!: string;

  @PrimaryColumn({ name: 'person_id', type: 'uuid', primaryKeyConstraintName: 'pk_session_trainers' })
  personId!: string;
}
