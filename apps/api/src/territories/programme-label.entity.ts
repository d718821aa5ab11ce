// A commune's label in a programme; `validTo` is the first day on which it is no longer in force.
import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { Programme } from '@treize/contract/territories';
import { MunicipalityEntity } from './municipality.entity';

@Entity('programme_labels')
@Index('uq_programme_labels_current', ['municipalityCode', 'programme'], {
  unique: true,
  where: 'valid_to is null',
})
@Check('ck_programme_labels_programme', `programme in ('PVD','ACV')`)
@Check('ck_programme_labels_validity', 'valid_to is null or valid_to >= valid_from')
export class ProgrammeLabelEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_programme_labels', default: () => 'uuidv7()' })
  id!: string;

  @ManyToOne(() => MunicipalityEntity, { nullable: false })
  @JoinColumn({ name: 'municipality_code', foreignKeyConstraintName: 'fk_programme_labels_municipality' })
  municipality!: Relation<MunicipalityEntity>;

  @Column('text', { name: 'municipality_code' })
  municipalityCode!: string;

  @Column('text')
  programme!: Programme;

  /** identifier in the official list, `pvd-53-22-7` */
  @Column('text', { name: 'label_ref' })
  labelRef!: string;

  @Column('date', { name: 'valid_from' })
  validFrom!: string;

  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null;
}
