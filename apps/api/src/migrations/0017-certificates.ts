// Several documents a person, frozen with their credential; who withdrew one and why; copies to print for organisers.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CertificateCopies1795305600017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create sequence certificate_status_index minvalue 0 start 0;
      alter table certificates
        drop constraint ck_certificates_kind,
        add constraint ck_certificates_kind check (kind in ('COMPLETION','ATTENDANCE','PARTICIPATION')),
        -- The verifiable credential as it was signed (JWS), and its place in the list of those withdrawn.
        add column credential text,
        add column status_index integer constraint uq_certificates_status_index unique,
        add constraint ck_certificates_credential check ((credential is null) = (status_index is null)),
        -- Null: withdrawn by the ledger itself, after a correction.
        add column revoked_by uuid constraint fk_certificates_revoked_by references people (id);
      drop index uq_certificates_current;
      create unique index uq_certificates_current on certificates (registration_id, kind) where revoked_at is null;
      create index ix_certificates_registration on certificates (registration_id, kind, issued_at);
      create unique index uq_certificates_replaced_by on certificates (replaced_by) where replaced_by is not null;
      create unique index uq_certificates_sha256 on certificates (sha256);
      create index ix_certificates_revoked on certificates (status_index) where revoked_at is not null;
      create trigger certificates_frozen
        before update of number, code, kind, session_id, registration_id, certified_minutes, content, pdf, sha256, credential,
          status_index, issued_at on certificates
        for each row execute function refuse_change();

      -- The certificates of a session in one file to print; made again when it is asked for and they have changed.
      create table certificate_prints (
        session_id uuid not null constraint pk_certificate_prints primary key
          constraint fk_certificate_prints_session references sessions (id),
        -- What it holds: the hash of its certificates' hashes.
        holds text not null,
        asked_at timestamptz not null,
        pdf bytea
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table certificate_prints;
      drop trigger certificates_frozen on certificates;
      drop index ix_certificates_revoked, uq_certificates_sha256, uq_certificates_replaced_by, ix_certificates_registration,
        uq_certificates_current;
      delete from certificates where kind = 'ATTENDANCE';
      alter table certificates drop column revoked_by, drop column status_index, drop column credential,
        drop constraint ck_certificates_kind,
        add constraint ck_certificates_kind check (kind in ('COMPLETION','PARTICIPATION'));
      create unique index uq_certificates_current on certificates (registration_id) where revoked_at is null;
      drop sequence certificate_status_index;
    `);
  }
}
