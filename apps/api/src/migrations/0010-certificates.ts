// Certificates: the issued bytes are frozen; a wrong one is revoked and replaced.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Certificates1795305600010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table certificates (
        id uuid not null default uuidv7() constraint pk_certificates primary key,
        number text not null constraint uq_certificates_number unique,
        code text not null constraint uq_certificates_code unique,
        kind text not null constraint ck_certificates_kind check (kind in ('COMPLETION','PARTICIPATION')),
        session_id uuid not null constraint fk_certificates_session references sessions (id),
        registration_id uuid not null constraint fk_certificates_registration references registrations (id),
        certified_minutes integer not null constraint ck_certificates_minutes check (certified_minutes > 0),
        content jsonb not null,
        pdf bytea not null,
        sha256 text not null,
        issued_at timestamptz not null,
        revoked_at timestamptz,
        revoke_reason text,
        replaced_by uuid constraint fk_certificates_replaced_by references certificates (id)
      );
      create unique index uq_certificates_current on certificates (registration_id) where revoked_at is null;
      create index ix_certificates_session on certificates (session_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table certificates cascade`);
  }
}
