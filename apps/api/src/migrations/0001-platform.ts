// Machine room: stored mails, request limits; and the audit log that every room writes to.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Platform1795305600001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table mails (
        id uuid not null default uuidv7() constraint pk_mails primary key,
        kind text not null,
        dedupe_key text not null constraint uq_mails_dedupe_key unique,
        from_name text not null,
        from_address text not null,
        to_name text not null,
        to_address text not null,
        subject text not null,
        text_body text not null,
        html_body text not null,
        calendar_body text,
        calendar_method text,
        attachments jsonb not null default '[]',
        message_id text not null constraint uq_mails_message_id unique,
        in_reply_to text,
        state text not null default 'PENDING'
          constraint ck_mails_state check (state in ('PENDING','SENDING','ACCEPTED','DEFERRED','UNKNOWN','REJECTED','SUPERSEDED')),
        attempts integer not null default 0,
        last_code integer,
        last_text text,
        region_code text,
        session_id uuid,
        registration_id uuid,
        invitation_id uuid,
        revision integer,
        created_at timestamptz not null,
        sending_at timestamptz,
        accepted_at timestamptz
      );
      create index ix_mails_session on mails (session_id, created_at);
      create index ix_mails_registration on mails (registration_id);
      create index ix_mails_invitation on mails (invitation_id, revision);
      create index ix_mails_unfinished on mails (created_at) where state in ('PENDING','SENDING','DEFERRED','UNKNOWN');

      create table rate_limits (
        bucket text not null,
        window_start timestamptz not null,
        hits integer not null,
        constraint pk_rate_limits primary key (bucket, window_start)
      );

      create table audit_events (
        id bigint generated always as identity constraint pk_audit_events primary key,
        at timestamptz not null,
        actor_id uuid,
        action text not null,
        subject_kind text not null,
        subject_id text not null,
        region_code text,
        details jsonb not null default '{}'
      );
      create index ix_audit_events_subject on audit_events (subject_kind, subject_id, id);
      create index ix_audit_events_region on audit_events (region_code, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table rate_limits, mails, audit_events cascade`);
  }
}
