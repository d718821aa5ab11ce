// A version of a training module or of a regional day: what is taught, for whom, how it is assessed.
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('modules')
export class TrainingModule {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_modules' })
  id!: string;

  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'integer', default: 1 })
  version!: number;

  /** TRAINING: hours are certified; AWARENESS: an event, participation is attested. */
  @Column({ type: 'text' })
  regime!: 'TRAINING' | 'AWARENESS';

  @Column({ type: 'text' })
  title!: string;

  @Column({ name: 'theme_code', type: 'text' })
  themeCode!: string;

  @Column({ type: 'text', array: true })
  objectives!: string[];

  @Column({ type: 'text' })
  audience!: string;

  @Column({ type: 'text' })
  prerequisites!: string;

  @Column({ type: 'text' })
  methods!: string;

  @Column({ type: 'text' })
  assessment!: string;

  /** What each person leaves with. */
  @Column({ type: 'text' })
  outcome!: string;

  @Column({ name: 'planned_minutes', type: 'integer' })
  plannedMinutes!: number;

  @Column({ name: 'default_capacity', type: 'integer', nullable: true })
  defaultCapacity!: number | null;

  @Column({ type: 'text', default: 'PUBLISHED' })
  state!: 'PROPOSED' | 'IN_REVIEW' | 'PUBLISHED' | 'ARCHIVED';

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;
}
