// A request to sign in by e-mail: one link and one code, 15 minutes, then maybe a choice among people.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('sign_in_requests')
export class SignInRequest {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'pk_sign_in_requests' })
  id!: string;

  @Column({ name: 'email_key', type: 'text' })
  emailKey!: string;

  /** Of the link's token; once verified, of the token with which a person of the mailbox is chosen. */
  @Column({ name: 'token_hash', type: 'text' })
  tokenHash!: string;

  @Column({ name: 'code_hash', type: 'text' })
  codeHash!: string;

  @Column({ name: 'wrong_codes', type: 'integer', default: 0 })
  wrongCodes!: number;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt!: Date;

  /** The link or the code was right. */
  @Column({ name: 'verified_at', type: 'timestamptz', nullable: true })
  verifiedAt!: Date | null;

  /** Somebody signed in with it: it serves no more. */
  @Column({ name: 'used_at', type: 'timestamptz', nullable: true })
  usedAt!: Date | null;
}
