// A body: town hall, EPCI, operator, association of elected officials, State service.
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('organizations')
export class Organization {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_organizations' })
  id!: string;

  @Column({ type: 'text' })
  kind!: 'MUNICIPALITY' | 'EPCI' | 'OPERATOR' | 'ASSOCIATION' | 'STATE';

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', nullable: true })
  siren!: string | null;

  @Column({ name: 'municipality_code', type: 'text', nullable: true })
  municipalityCode!: string | null;

  @Column({ name: 'epci_code', type: 'text', nullable: true })
  epciCode!: string | null;

  /** Activity declaration number (NDA). */
  @Column({ name: 'activity_number', type: 'text', nullable: true })
  activityNumber!: string | null;

  /** Approval of the minister for the training of elected officials, with its validity. */
  @Column({ name: 'approval_number', type: 'text', nullable: true })
  approvalNumber!: string | null;

  @Column({ name: 'approved_from', type: 'date', nullable: true })
  approvedFrom!: string | null;

  @Column({ name: 'approved_to', type: 'date', nullable: true })
  approvedTo!: string | null;
}
