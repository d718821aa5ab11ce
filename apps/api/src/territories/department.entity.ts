// A département, with the codes of those that touch it.
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { RegionEntity } from './region.entity';

@Entity('departments')
export class DepartmentEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_departments' })
  code!: string;

  @Column('text')
  name!: string;

  @ManyToOne(() => RegionEntity, { nullable: false })
  @JoinColumn({ name: 'region_code', foreignKeyConstraintName: 'fk_departments_region' })
  region!: Relation<RegionEntity>;

  @Column('text', { name: 'region_code' })
  regionCode!: string;

  @Column('text', { name: 'neighbour_codes', array: true, default: () => "'{}'" })
  neighbourCodes!: string[];
}
