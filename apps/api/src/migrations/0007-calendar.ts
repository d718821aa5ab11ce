// Calendar invitations: one per registration, day and epoch, each with its own UID.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Calendar1795305600007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table invitations (
        id uuid not null default uuidv7() constraint pk_invitations primary key,
        registration_id uuid not null,
        session_id uuid not null constraint fk_invitations_session references sessions (id),
        session_day_id uuid not null constraint fk_invitations_day references session_days (id),
        epoch integer not null,
        uid uuid not null default gen_random_uuid() constraint uq_invitations_uid unique,
        organizer_name text not null,
        organizer_address text not null,
        attendee_name text not null,
        attendee_address text not null,
        wanted text not null default 'REQUEST' constraint ck_invitations_wanted check (wanted in ('REQUEST','CANCEL')),
        sequence integer,
        content jsonb,
        content_hash text,
        created_at timestamptz not null,
        sent_at timestamptz,
        constraint uq_invitations_epoch unique (registration_id, session_day_id, epoch)
      );
      create unique index uq_invitations_live on invitations (registration_id, session_day_id) where wanted = 'REQUEST';
      create index ix_invitations_session on invitations (session_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table invitations cascade`);
  }
}
