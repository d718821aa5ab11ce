// A regional track of a year; its modules stand in `track_modules`, in order.
import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

@Entity('tracks')
export class Track {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_tracks' })
  id!: string;

  @Column({ name: 'region_code', type: 'text' })
  regionCode!: string;

  @Column({ type: 'integer' })
  year!: number;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text' })
  summary!: string;

  /** Who leads it, as told to the public. */
  @Column({ type: 'text' })
  lead!: string;
}

@Entity('track_modules')
export class TrackModule {
  @PrimaryColumn({ name: 'track_id', type: 'uuid', primaryKeyConstraintName: 'pk_track_modules' })
  trackId!: string;

  @PrimaryColumn({ name: 'module_id', type: 'uuid', primaryKeyConstraintName: 'pk_track_modules' })
  moduleId!: string;

  @Column({ type: 'integer' })
  position!: number;
}
