// Attendance: append-only facts, and the sealed sheet of each half-day.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Attendance1795305600009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table attendance_facts (
        id uuid not null constraint pk_attendance_facts primary key,
        seq bigint generated always as identity constraint uq_attendance_facts_seq unique,
        session_id uuid not null constraint fk_attendance_facts_session references sessions (id),
        half_day_id uuid not null constraint fk_attendance_facts_half_day references half_days (id),
        registration_id uuid not null constraint fk_attendance_facts_registration references registrations (id),
        kind text not null constraint ck_attendance_facts_kind check (kind in ('MARKED','SIGNED','CORRECTED')),
        state text not null constraint ck_attendance_facts_state check (state in ('PRESENT','ABSENT','EXCUSED')),
        late_minutes integer not null default 0 constraint ck_attendance_facts_late check (late_minutes >= 0),
        early_minutes integer not null default 0 constraint ck_attendance_facts_early check (early_minutes >= 0),
        method text not null constraint ck_attendance_facts_method check (method in
          ('TRAINER_DEVICE_MARK','TRAINER_DEVICE_DRAWN','TRAINER_DEVICE_STATEMENT','PERSONAL_LINK','QR_SESSION','PAPER_SCAN')),
        statement text,
        strokes jsonb,
        strokes_hash text,
        reason text,
        recorded_by uuid not null constraint fk_attendance_facts_recorded_by references people (id),
        device_at timestamptz not null,
        received_at timestamptz not null,
        previous_hash text,
        hash text not null,
        constraint ck_attendance_facts_reason check (kind <> 'CORRECTED' or reason is not null),
        constraint ck_attendance_facts_signature check (kind <> 'SIGNED' or statement is not null)
      );
      create index ix_attendance_facts_half_day on attendance_facts (half_day_id, seq);
      create index ix_attendance_facts_registration on attendance_facts (registration_id, half_day_id, seq);
      create table attendance_sheets (
        half_day_id uuid not null constraint pk_attendance_sheets primary key constraint fk_attendance_sheets_half_day references half_days (id),
        session_id uuid not null constraint fk_attendance_sheets_session references sessions (id),
        canonical text not null,
        seal_hash text not null,
        trainer_id uuid not null constraint fk_attendance_sheets_trainer references people (id),
        trainer_statement text not null,
        trainer_strokes jsonb,
        sealed_at timestamptz not null
      );
      -- Facts and sealed sheets are evidence: PostgreSQL itself refuses to change or delete one.
      create function refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'rows of % are append-only', tg_table_name using errcode = 'restrict_violation';
      end $$;
      create trigger attendance_facts_append_only before update or delete on attendance_facts
        for each row execute function refuse_change();
      create trigger attendance_sheets_append_only before update or delete on attendance_sheets
        for each row execute function refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `drop table attendance_sheets, attendance_facts cascade; drop function refuse_change()`,
    );
  }
}
