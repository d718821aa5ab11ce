// A mandate ties an elected person to a commune or an EPCI; declared by the person, confirmed later.
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('mandates')
export class Mandate {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_mandates' })
  id!: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId!: string;

  @Column({ name: 'municipality_code', type: 'text', nullable: true })
  municipalityCode!: string | null;

  @Column({ name: 'epci_code', type: 'text', nullable: true })
  epciCode!: string | null;

  @Column({ type: 'text' })
  function!: string;

  @Column({ type: 'boolean' })
  delegation!: boolean;

  @Column({ name: 'delegation_text', type: 'text', nullable: true })
  delegationText!: string | null;

  @Column({ type: 'text' })
  status!: 'DECLARED' | 'CONFIRMED' | 'ENDED';

  @Column({ name: 'starts_on', type: 'date' })
  startsOn!: string;

  @Column({ name: 'ends_on', type: 'date', nullable: true })
  endsOn!: string | null;
}
