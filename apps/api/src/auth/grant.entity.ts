// A role given to a person over a scope, from one instant to another.
import type { Role, ScopeKind } from '@treize/rules/auth/roles';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('grants')
export class GrantRow {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_grants' })
  id!: string;

  @Column({ name: 'person_id', type: 'uuid' })
  personId!: string;

  @Column({ type: 'text' })
  role!: Role;

  @Column({ name: 'scope_kind', type: 'text' })
  scopeKind!: ScopeKind;

  @Column({ name: 'scope_id', type: 'text', nullable: true })
  scopeId!: string | null;

  @Column({ name: 'valid_from', type: 'timestamptz' })
  validFrom!: Date;

  @Column({ name: 'valid_to', type: 'timestamptz', nullable: true })
  validTo!: Date | null;

  /** Null: given from the command line. */
  @Column({ name: 'granted_by', type: 'uuid', nullable: true })
  grantedBy!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
}
