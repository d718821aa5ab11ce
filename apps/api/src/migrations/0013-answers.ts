// Answers to invitations, the way each person wants them, and what a moved or fallen session asks of registrations.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Answers1795305600013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table invitations
        add column person_id uuid,
        add column channel text not null default 'MAIL' constraint ck_invitations_channel check (channel in ('MAIL','FEED')),
        add column times_sequence integer not null default 0,
        add column partstat text constraint ck_invitations_partstat check (partstat in ('ACCEPTED','TENTATIVE','DECLINED')),
        add column partstat_sequence integer,
        add column partstat_at timestamptz,
        add column partstat_source text constraint ck_invitations_partstat_source check (partstat_source in ('REPLY','LINK')),
        add column answered_at timestamptz,
        add column answer_comment text,
        add column answered_for jsonb,
        add column stale_sequence integer,
        add column auto_mailed_at timestamptz,
        add column problem text;
      update invitations i set person_id = r.person_id from registrations r where r.id = i.registration_id;
      alter table invitations alter column person_id set not null,
        add constraint fk_invitations_person foreign key (person_id) references people (id);
      create index ix_invitations_person on invitations (person_id);

      create table attendee_aliases (
        registration_id uuid not null,
        address text not null,
        seen_at timestamptz not null,
        constraint pk_attendee_aliases primary key (registration_id, address)
      );

      create table calendar_choices (
        person_id uuid not null constraint pk_calendar_choices primary key
          constraint fk_calendar_choices_person references people (id) on delete cascade,
        channel text not null default 'MAIL' constraint ck_calendar_choices_channel check (channel in ('MAIL','FEED')),
        feed_key uuid constraint uq_calendar_choices_feed_key unique,
        includes_mailed boolean not null default false,
        updated_at timestamptz not null
      );

      alter table registrations
        add column declined_at timestamptz,
        add column decline_ends_at timestamptz,
        add column reconfirm_since timestamptz,
        add column fallen_from text;
      create index ix_registrations_address on registrations (lower(email))
        where status in ('PENDING_VALIDATION','CONFIRMED','TO_RECONFIRM','WAITLISTED','OFFERED');
      alter table sessions add column postponed_at timestamptz, add column postpone_reason text;
      -- Tells from the index alone whether a calendar feed changed.
      create index ix_sessions_feeds on sessions (starts_at) include (region_code, track_id, state, version, updated_at,
        published_at, cancelled_at, postponed_at) where state <> 'DRAFT';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index ix_sessions_feeds;
      alter table sessions drop column postponed_at, drop column postpone_reason;
      drop index ix_registrations_address;
      alter table registrations drop column declined_at, drop column decline_ends_at, drop column reconfirm_since,
        drop column fallen_from;
      drop table calendar_choices, attendee_aliases cascade;
      alter table invitations drop column person_id, drop column channel, drop column times_sequence,
        drop column partstat, drop column partstat_sequence, drop column partstat_at, drop column partstat_source,
        drop column answered_at, drop column answer_comment, drop column answered_for, drop column stale_sequence, drop column auto_mailed_at,
        drop column problem;
    `);
  }
}
