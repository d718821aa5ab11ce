// Reminder rules and what they sent, mailings with their recipients, addresses that want no invitation to register.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Mailings1795305600014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table reminder_rules (
        id uuid not null default uuidv7() constraint pk_reminder_rules primary key,
        code text not null,
        region_code text constraint fk_reminder_rules_region references regions (code),
        session_id uuid constraint fk_reminder_rules_session references sessions (id) on delete cascade,
        anchor text not null constraint ck_reminder_rules_anchor check (anchor in ('START','END','FIXED')),
        days integer not null default 0,
        local_time text not null,
        fixed_on date,
        statuses text[] not null,
        presence text not null default 'ANY' constraint ck_reminder_rules_presence check (presence in ('ANY','PRESENT','ABSENT')),
        addressees text not null default 'PARTICIPANTS'
          constraint ck_reminder_rules_addressees check (addressees in ('PARTICIPANTS','CONTACTS','BOTH')),
        limit_id uuid,
        subject text not null,
        body text not null,
        enabled boolean not null default true,
        updated_at timestamptz not null,
        updated_by uuid,
        constraint ck_reminder_rules_fixed check ((anchor = 'FIXED') = (fixed_on is not null))
      );
      create unique index uq_reminder_rules_code on reminder_rules (code, coalesce(region_code, ''), coalesce(session_id, '00000000-0000-0000-0000-000000000000'));

      create table reminder_runs (
        session_id uuid not null constraint fk_reminder_runs_session references sessions (id) on delete cascade,
        code text not null,
        due_at timestamptz not null,
        ran_at timestamptz not null,
        recipients integer not null,
        constraint pk_reminder_runs primary key (session_id, code)
      );
      -- Who was reminded: nobody is twice, even when the session moves.
      create table reminded_registrations (
        session_id uuid not null constraint fk_reminded_registrations_session references sessions (id) on delete cascade,
        code text not null,
        registration_id uuid not null constraint fk_reminded_registrations_registration references registrations (id) on delete cascade,
        constraint pk_reminded_registrations primary key (session_id, code, registration_id)
      );

      create table mailings (
        id uuid not null default uuidv7() constraint pk_mailings primary key,
        region_code text constraint fk_mailings_region references regions (code),
        session_id uuid constraint fk_mailings_session references sessions (id) on delete cascade,
        purpose text not null constraint ck_mailings_purpose check (purpose in ('SERVICE','INVITATION')),
        target jsonb not null,
        subject text not null,
        body text not null,
        state text not null constraint ck_mailings_state check (state in ('WAITING','SENDING','SENT','CANCELLED')),
        idempotency_key uuid not null constraint uq_mailings_idempotency_key unique,
        counted integer not null,
        created_by uuid not null,
        created_at timestamptz not null,
        due_at timestamptz not null,
        finished_at timestamptz
      );
      create index ix_mailings_region on mailings (region_code, created_at desc);
      create index ix_mailings_session on mailings (session_id, created_at desc);

      -- One row an address; people whom no address reaches have a row each, with an empty one.
      create table mailing_recipients (
        id uuid not null default uuidv7() constraint pk_mailing_recipients primary key,
        mailing_id uuid not null constraint fk_mailing_recipients_mailing references mailings (id) on delete cascade,
        address text not null,
        name text not null,
        -- Who is written to and about whom, as it stood: what the message is made from.
        message jsonb not null,
        left_out text constraint ck_mailing_recipients_left_out check (left_out in ('OPTED_OUT','BLOCKED','NO_ADDRESS')),
        queued_at timestamptz
      );
      create unique index uq_mailing_recipients_address on mailing_recipients (mailing_id, lower(address)) where address <> '';
      create index ix_mailing_recipients_mailing on mailing_recipients (mailing_id, id);
      create index ix_mailing_recipients_next on mailing_recipients (mailing_id, id) where left_out is null and queued_at is null;

      create table mail_opt_outs (
        address text not null constraint pk_mail_opt_outs primary key,
        at timestamptz not null,
        mail_id uuid
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `drop table mail_opt_outs, mailing_recipients, mailings, reminded_registrations, reminder_runs, reminder_rules cascade`,
    );
  }
}
