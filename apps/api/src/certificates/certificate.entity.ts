// An issued certificate: its bytes are kept as they were; a wrong one is revoked and replaced.
import type { CertificateKind } from '@treize/rules/certificates/certificate';
import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { CertificateContent } from './content';

@Entity('certificates')
@Unique('uq_certificates_number', ['number'])
@Unique('uq_certificates_code', ['code'])
@Unique('uq_certificates_status_index', ['statusIndex'])
@Index('uq_certificates_current', ['registrationId', 'kind'], { unique: true, where: 'revoked_at is null' })
@Index('uq_certificates_replaced_by', ['replacedBy'], { unique: true, where: 'replaced_by is not null' })
@Index('uq_certificates_sha256', ['sha256'], { unique: true })
@Index('ix_certificates_session', ['sessionId'])
@Index('ix_certificates_registration', ['registrationId', 'kind', 'issuedAt'])
@Index('ix_certificates_revoked', ['statusIndex'], { where: 'revoked_at is not null' })
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
  /** The verifiable credential, a compact JWS; null for the documents issued before there were any. */
  @Column('text', { nullable: true }) credential!: string | null;
  /** Its place in the list of credentials withdrawn. */
  @Column('integer', { name: 'status_index', nullable: true }) statusIndex!: number | null;
  @Column('timestamptz', { name: 'issued_at' }) issuedAt!: Date;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt!: Date | null;
  @Column('text', { name: 'revoke_reason', nullable: true }) revokeReason!: string | null;
  /** Who withdrew it by hand; null when the ledger did, after a correction. */
  @Column('uuid', { name: 'revoked_by', nullable: true }) revokedBy!: string | null;
  @Column('uuid', { name: 'replaced_by', nullable: true }) replacedBy!: string | null;
}
