// One way to start typing a commune: its folded name, the name without its article, a postcode.
import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { MunicipalityEntity } from './municipality.entity';

@Entity('municipality_keys')
@Index('ix_municipality_keys_prefix', { synchronize: false })
export class MunicipalityKeyEntity {
  @PrimaryColumn('text', { name: 'municipality_code', primaryKeyConstraintName: 'pk_municipality_keys' })
  municipalityCode!: string;

  @PrimaryColumn('text', { collation: 'C', primaryKeyConstraintName: 'pk_municipality_keys' })
  key!: string;

  @ManyToOne(() => MunicipalityEntity, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'municipality_code', foreignKeyConstraintName: 'fk_municipality_keys_municipality' })
  municipality!: Relation<MunicipalityEntity>;
}
