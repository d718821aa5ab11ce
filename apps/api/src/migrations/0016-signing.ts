// What facts are transcribed from: scans of paper sheets and lists of connections, kept as they were received.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Signing1795305600016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table attendance_sources (
        id uuid not null default uuidv7() constraint pk_attendance_sources primary key,
        kind text not null constraint ck_attendance_sources_kind check (kind in ('PAPER_SCAN','CONNECTION_LOG')),
        half_day_id uuid not null constraint fk_attendance_sources_half_day references half_days (id),
        -- Of the printed sheet, when its code or the trainer told it.
        page smallint,
        media_type text not null constraint ck_attendance_sources_media_type check (media_type in
          ('image/jpeg','image/png','image/webp','application/pdf','text/csv')),
        bytes bytea not null constraint ck_attendance_sources_bytes check (octet_length(bytes) between 1 and 10485760),
        sha256 text not null,
        added_by uuid not null constraint fk_attendance_sources_added_by references people (id),
        added_at timestamptz not null
      );
      -- The same photograph sent twice is one.
      create unique index uq_attendance_sources_bytes on attendance_sources (half_day_id, kind, sha256);
      create trigger attendance_sources_append_only before update or delete on attendance_sources
        for each row execute function refuse_change();

      -- Every line of a list of connections, those nobody could be named for included.
      create table attendance_connections (
        seq bigint generated always as identity constraint pk_attendance_connections primary key,
        source_id uuid not null constraint fk_attendance_connections_source references attendance_sources (id),
        line integer not null,
        name text not null,
        email text not null,
        joined_at timestamptz,
        left_at timestamptz,
        outcome text not null constraint ck_attendance_connections_outcome check (outcome in
          ('MATCHED','AMBIGUOUS','UNMATCHED','OUTSIDE','INVALID')),
        registration_id uuid constraint fk_attendance_connections_registration references registrations (id),
        fault text,
        kept_at timestamptz not null,
        constraint ck_attendance_connections_matched check (outcome <> 'MATCHED' or registration_id is not null)
      );
      -- A list given again after a choice keeps the line a second time, under the name chosen: evidence is added to.
      create index ix_attendance_connections_source on attendance_connections (source_id, line, seq);
      create trigger attendance_connections_append_only before update or delete on attendance_connections
        for each row execute function refuse_change();

      alter table attendance_facts add constraint fk_attendance_facts_source
        foreign key (source_id) references attendance_sources (id);
      create index ix_attendance_facts_source on attendance_facts (source_id) where source_id is not null;
      create index ix_attendance_facts_phone on attendance_facts (half_day_id, phone_key) where phone_key is not null;
    `);
  }

  /** Refuses once a scan or a list is kept: facts name them, their hashes say so, and nothing could bring the bytes back. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      do $$ begin
        if exists (select from attendance_sources) then
          raise exception 'scans or lists of connections are kept: going back would lose evidence; restore a backup instead'
            using errcode = 'restrict_violation';
        end if;
      end $$;
      drop index ix_attendance_facts_phone;
      drop index ix_attendance_facts_source;
      alter table attendance_facts drop constraint fk_attendance_facts_source;
      drop table attendance_connections, attendance_sources;
    `);
  }
}
