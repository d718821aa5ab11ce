// Which edition of a reference is loaded.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('reference_loads')
export class ReferenceLoadEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_reference_loads' })
  source!: string;

  @Column('text')
  edition!: string;
}
