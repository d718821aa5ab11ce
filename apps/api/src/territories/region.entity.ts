// A region of the current COG (overseas collectivities included, which stand alone).
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('regions')
export class RegionEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_regions' })
  code!: string;

  @Column('text')
  name!: string;

  @Column('boolean')
  metropolitan!: boolean;

  @Column('text', { name: 'chief_town_code' })
  chiefTownCode!: string;
}
