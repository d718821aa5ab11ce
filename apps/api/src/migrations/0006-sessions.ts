// Sessions: venue, days, half-days, trainers, and the seat counters on the session's own row.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Sessions1795305600006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table venues (
        id uuid not null default uuidv7() constraint pk_venues primary key,
        name text not null,
        address text not null,
        postcode text not null,
        municipality_code text not null constraint fk_venues_municipality references municipalities (code),
        access text not null default '',
        wheelchair_access boolean not null default true,
        created_at timestamptz not null
      );
      create table sessions (
        id uuid not null default uuidv7() constraint pk_sessions primary key,
        ref text not null constraint uq_sessions_ref unique,
        module_id uuid not null constraint fk_sessions_module references modules (id),
        track_id uuid constraint fk_sessions_track references tracks (id),
        region_code text not null constraint fk_sessions_region references regions (code),
        title text not null,
        summary text not null default '',
        format text not null constraint ck_sessions_format check (format in ('ONSITE','REMOTE','HYBRID')),
        state text not null constraint ck_sessions_state check (state in ('DRAFT','PUBLISHED','POSTPONED','CANCELLED','FINALIZED')),
        venue_id uuid constraint fk_sessions_venue references venues (id),
        room text not null default '',
        join_url text,
        funding text not null default 'FREE' constraint ck_sessions_funding check (funding in ('FREE','MUNICIPALITY','DIFE','PERSONAL')),
        contact_email text not null,
        capacity integer constraint ck_sessions_capacity check (capacity >= 0),
        exceptional integer not null default 0 constraint ck_sessions_exceptional check (exceptional >= 0),
        confirmed integer not null default 0,
        offered integer not null default 0,
        waiting integer not null default 0,
        last_position bigint not null default 0,
        last_number integer not null default 0,
        opens_at timestamptz not null,
        closes_at timestamptz not null,
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        version integer not null default 1,
        published_at timestamptz,
        cancelled_at timestamptz,
        cancel_reason text,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        constraint ck_sessions_counters check (confirmed >= 0 and offered >= 0 and waiting >= 0),
        constraint ck_sessions_seats check (capacity is null or confirmed + offered <= capacity + exceptional)
      ) with (fillfactor = 50);
      create index ix_sessions_public on sessions (starts_at) where state = 'PUBLISHED';
      create index ix_sessions_region on sessions (region_code, starts_at);
      create index ix_sessions_module on sessions (module_id);
      create table session_days (
        id uuid not null default uuidv7() constraint pk_session_days primary key,
        session_id uuid not null constraint fk_session_days_session references sessions (id),
        position integer not null,
        date date not null,
        feed_uid uuid not null default gen_random_uuid() constraint uq_session_days_feed_uid unique
      );
      -- A day without half-day was moved away: its row stays for the invitations that were sent for it.
      create index ix_session_days_session on session_days (session_id, date);
      create table half_days (
        id uuid not null default uuidv7() constraint pk_half_days primary key,
        session_id uuid not null constraint fk_half_days_session references sessions (id),
        session_day_id uuid not null constraint fk_half_days_day references session_days (id),
        period text not null constraint ck_half_days_period check (period in ('AM','PM','EVENING')),
        start_time time not null,
        end_time time not null,
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        sealed_at timestamptz,
        constraint ck_half_days_order check (ends_at > starts_at),
        constraint uq_half_days_period unique (session_day_id, period)
      );
      create index ix_half_days_session on half_days (session_id, starts_at);
      create table session_trainers (
        session_id uuid not null constraint fk_session_trainers_session references sessions (id),
        person_id uuid not null constraint fk_session_trainers_person references people (id),
        constraint pk_session_trainers primary key (session_id, person_id)
      );
      create index ix_session_trainers_person on session_trainers (person_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table session_trainers, half_days, session_days, sessions, venues cascade`);
  }
}
