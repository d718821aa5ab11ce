// A trainer's device: who enrolled it, and how far the chain of its records has been read.
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('attendance_devices')
@Index('ix_attendance_devices_person', ['personId'])
export class AttendanceDevice {
  /** Made by the device. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_attendance_devices' }) id!: string;
  @Column('text') name!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('timestamptz', { name: 'enrolled_at' }) enrolledAt!: Date;
  @Column('timestamptz', { name: 'last_seen_at' }) lastSeenAt!: Date;
  /** Number and hash of the last record read, placed or not. */
  @Column('integer', { default: 0 }) seq!: number;
  @Column('text', { name: 'head_hash', nullable: true }) headHash!: string | null;
}

/** Every record read of a device, placed or not; never changed. */
@Entity('attendance_device_records')
export class DeviceRecordRow {
  @PrimaryColumn('uuid', {
    name: 'device_id',
    primaryKeyConstraintName: 'pk_attendance_device_records',
  })
  deviceId!: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'pk_attendance_device_records' }) seq!: number;
  @Column('uuid', { name: 'record_id' }) recordId!: string;
  @Column('text') hash!: string;
}
