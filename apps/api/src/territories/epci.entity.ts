// An intercommunalité (EPCI à fiscalité propre); its code is its SIREN.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('epcis')
export class EpciEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_epcis' })
  code!: string;

  @Column('text')
  name!: string;

  /** CC, CA, CU, METRO, MET69 */
  @Column('text')
  kind!: string;
}
