// Mandatory mentions that an organiser accepted to leave out of a document, with the reason: kept, never changed.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Documents1795305600018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table document_overrides (
        id uuid not null default uuidv7() constraint pk_document_overrides primary key,
        session_id uuid not null constraint fk_document_overrides_session references sessions (id),
        kind text not null constraint ck_document_overrides_kind check (kind in
          ('PROGRAMME','SUMMONS','ATTENDANCE_SHEET','COMPLETION','ATTENDANCE','PARTICIPATION','LEAVE_LETTER','YEARLY_TABLE')),
        mention text not null,
        -- Null: for everybody of the session.
        registration_id uuid constraint fk_document_overrides_registration references registrations (id),
        reason text not null,
        accepted_by uuid not null constraint fk_document_overrides_accepted_by references people (id),
        accepted_at timestamptz not null
      );
      create unique index uq_document_overrides_mention on document_overrides (session_id, kind, mention,
        coalesce(registration_id, '00000000-0000-0000-0000-000000000000'));
      create trigger document_overrides_append_only before update or delete on document_overrides
        for each row execute function refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table document_overrides');
  }
}
