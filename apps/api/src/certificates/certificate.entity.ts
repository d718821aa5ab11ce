// An issued certificate: its bytes are kept as they were; a wrong one is revoked and replaced.
import type { CertificateKind } from '@treize/rules/certificates/certificate';
import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { CertificateContent } from './content';

@Entity('certificates')
@Unique('uq_certificates_number', ['number'])
@Unique('uq_certificates_code', ['code'])
@Index('uq_certificates_current', ['registrationId'], { unique: true, where: 'revoked_at is null' })
@Index('ix_certificates_session', ['sessionId'])
export class Certificate {
  @PrimaryGeneratedColumn('uuid', { primaryKeyConstraintName: 'pk_certificates' }) id!: string;
  @Column('text') number!: string;
  @Column('text') code!: string;
  @Column('text') kind!: CertificateKind;
  @Column('uuid', { name: 'session_id' }) sessionId!: string;
  @Column('uuid', { name: 'registration_id' }) registrationId!: string;
  @Column('integer', { name: 'certified_minutes' }) certifiedMinutes!: number;
  @Column('jsonb') content!: CertificateContent;
  @Column('bytea') pdf!: Buffer;
  /** SHA-256 of the bytes, lower-case hexadecimal. */
  @Column('text') sha256!: string;
  @Column('timestamptz', { name: 'issued_at' }) issuedAt!: Date;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt!: Date | null;
  @Column('text', { name: 'revoke_reason', nullable: true }) revokeReason!: string | null;
  @Column('uuid', { name: 'replaced_by', nullable: true }) replacedBy!: string | null;
}
