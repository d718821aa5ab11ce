// A commune of the current COG.
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { DepartmentEntity } from './department.entity';
import { EpciEntity } from './epci.entity';
import { RegionEntity } from './region.entity';

@Entity('municipalities')
@Index('ix_municipalities_epci', ['epciCode'])
@Index('ix_municipalities_department', ['departmentCode'])
export class MunicipalityEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_municipalities' })
  code!: string;

  @Column('text')
  name!: string;

  @ManyToOne(() => DepartmentEntity, { nullable: false })
  @JoinColumn({ name: 'department_code', foreignKeyConstraintName: 'fk_municipalities_department' })
  department!: Relation<DepartmentEntity>;

  @Column('text', { name: 'department_code' })
  departmentCode!: string;

  @ManyToOne(() => RegionEntity, { nullable: false })
  @JoinColumn({ name: 'region_code', foreignKeyConstraintName: 'fk_municipalities_region' })
  region!: Relation<RegionEntity>;

  @Column('text', { name: 'region_code' })
  regionCode!: string;

  @ManyToOne(() => EpciEntity)
  @JoinColumn({ name: 'epci_code', foreignKeyConstraintName: 'fk_municipalities_epci' })
  epci!: Relation<EpciEntity> | null;

  /** null for the few communes outside any EPCI */
  @Column('text', { name: 'epci_code', nullable: true })
  epciCode!: string | null;

  @Column('text', { nullable: true })
  siren!: string | null;

  @Column('integer', { nullable: true })
  population!: number | null;

  @Column('text', { array: true, default: () => "'{}'" })
  postcodes!: string[];

  @Column('boolean', { name: 'mountain_area', default: false })
  mountainArea!: boolean;
}
