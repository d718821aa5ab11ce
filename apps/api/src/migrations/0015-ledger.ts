// The ledger across devices: chains of each device, offline facts, what could not be placed, signed seals, rules of arrival.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Ledger1795305600015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table attendance_devices (
        id uuid not null constraint pk_attendance_devices primary key,
        name text not null,
        person_id uuid not null constraint fk_attendance_devices_person references people (id),
        enrolled_at timestamptz not null,
        last_seen_at timestamptz not null,
        seq integer not null default 0,
        head_hash text
      );
      create index ix_attendance_devices_person on attendance_devices (person_id);
      -- Every record read of a device, placed or not: what makes sending it again harmless, and another in its place visible.
      create table attendance_device_records (
        device_id uuid not null constraint fk_attendance_device_records_device references attendance_devices (id),
        seq integer not null,
        record_id uuid not null,
        hash text not null,
        constraint pk_attendance_device_records primary key (device_id, seq)
      );
      create trigger attendance_device_records_append_only before update or delete on attendance_device_records
        for each row execute function refuse_change();

      alter table attendance_facts
        drop constraint ck_attendance_facts_kind,
        drop constraint ck_attendance_facts_method,
        add constraint ck_attendance_facts_kind check (kind in ('MARKED','SIGNED','ENTERED','LEFT','CORRECTED')),
        add constraint ck_attendance_facts_method check (method in
          ('TRAINER_DEVICE_MARK','TRAINER_DEVICE_DRAWN','TRAINER_DEVICE_STATEMENT','BADGE','PERSONAL_LINK','QR_SESSION',
           'PAPER_SCAN','CONNECTION_LOG')),
        -- 1: hashed without what follows; 2: with it.
        add column version smallint not null default 1,
        add column device_id uuid constraint fk_attendance_facts_device references attendance_devices (id),
        add column device_seq integer,
        add column device_previous_hash text,
        add column device_hash text,
        add column offset_ms integer not null default 0,
        add column offline boolean not null default false,
        add column force_reason text,
        add column answer text,
        -- What makes two people on one phone visible: a key made by that browser.
        add column phone_key text,
        -- The scan or the list that a fact was transcribed from.
        add column source_id uuid,
        add constraint ck_attendance_facts_chain check ((device_id is null) = (device_hash is null));
      create unique index uq_attendance_facts_device_seq on attendance_facts (device_id, device_seq) where device_id is not null;

      alter table attendance_sheets
        add column signature text,
        add column key_id text,
        add column device_id uuid;

      -- The PDF of a sealed sheet is written after the seal, by the worker, then frozen.
      create table attendance_sheet_files (
        half_day_id uuid not null constraint pk_attendance_sheet_files primary key
          constraint fk_attendance_sheet_files_sheet references attendance_sheets (half_day_id),
        pdf bytea not null,
        sha256 text not null,
        signature text not null,
        key_id text not null,
        made_at timestamptz not null
      );
      create trigger attendance_sheet_files_append_only before update or delete on attendance_sheet_files
        for each row execute function refuse_change();

      -- The name under which a device spoke of somebody who walked in, and the registration they became.
      create table attendance_walk_ins (
        key uuid not null constraint pk_attendance_walk_ins primary key,
        registration_id uuid not null constraint fk_attendance_walk_ins_registration references registrations (id),
        half_day_id uuid not null constraint fk_attendance_walk_ins_half_day references half_days (id)
      );

      -- Records of devices that could not be placed: evidence too, until and after a person decides.
      create table attendance_unresolved (
        id uuid not null constraint pk_attendance_unresolved primary key,
        device_id uuid not null constraint fk_attendance_unresolved_device references attendance_devices (id),
        device_seq integer not null,
        half_day_id uuid not null constraint fk_attendance_unresolved_half_day references half_days (id),
        session_id uuid not null constraint fk_attendance_unresolved_session references sessions (id),
        registration_id uuid constraint fk_attendance_unresolved_registration references registrations (id),
        code text not null,
        record text not null,
        device_hash text not null,
        recorded_by uuid not null constraint fk_attendance_unresolved_recorded_by references people (id),
        happened_at timestamptz not null,
        received_at timestamptz not null
      );
      create unique index uq_attendance_unresolved_device_seq on attendance_unresolved (device_id, device_seq);
      create index ix_attendance_unresolved_session on attendance_unresolved (session_id, received_at);
      create trigger attendance_unresolved_append_only before update or delete on attendance_unresolved
        for each row execute function refuse_change();
      create table attendance_resolutions (
        unresolved_id uuid not null constraint pk_attendance_resolutions primary key
          constraint fk_attendance_resolutions_unresolved references attendance_unresolved (id),
        kind text not null constraint ck_attendance_resolutions_kind check (kind in ('CORRECTED','DISMISSED')),
        reason text not null,
        fact_id uuid constraint fk_attendance_resolutions_fact references attendance_facts (id),
        resolved_by uuid not null constraint fk_attendance_resolutions_resolved_by references people (id),
        resolved_at timestamptz not null
      );

      create trigger attendance_walk_ins_append_only before update or delete on attendance_walk_ins
        for each row execute function refuse_change();
      create trigger attendance_resolutions_append_only before update or delete on attendance_resolutions
        for each row execute function refuse_change();

      -- Null: the ordinary rules (one entry a half-day, from 30 minutes before it begins to 12 hours after it ends).
      alter table sessions add column arrival_rules jsonb;

      alter table grants drop constraint ck_grants_role, add constraint ck_grants_role check (role in
        ('MUNICIPALITY_MANAGER','TRAINER','RECEPTION','REGIONAL_ORGANIZER','PARTNER','SUPPORT_OFFICER','NATIONAL_PILOT','AUDITOR','DPO','ADMIN'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from grants where role = 'RECEPTION';
      alter table grants drop constraint ck_grants_role, add constraint ck_grants_role check (role in
        ('MUNICIPALITY_MANAGER','TRAINER','REGIONAL_ORGANIZER','PARTNER','SUPPORT_OFFICER','NATIONAL_PILOT','AUDITOR','DPO','ADMIN'));
      alter table sessions drop column arrival_rules;
      drop table attendance_resolutions, attendance_unresolved, attendance_walk_ins, attendance_sheet_files;
      alter table attendance_sheets drop column signature, drop column key_id, drop column device_id;
      drop index uq_attendance_facts_device_seq;
      alter table attendance_facts
        drop constraint ck_attendance_facts_chain, drop constraint ck_attendance_facts_kind, drop constraint ck_attendance_facts_method,
        drop column version, drop column device_id, drop column device_seq, drop column device_previous_hash, drop column device_hash,
        drop column offset_ms, drop column offline, drop column force_reason, drop column answer, drop column phone_key, drop column source_id;
      alter table attendance_facts
        add constraint ck_attendance_facts_kind check (kind in ('MARKED','SIGNED','CORRECTED')) not valid,
        add constraint ck_attendance_facts_method check (method in
          ('TRAINER_DEVICE_MARK','TRAINER_DEVICE_DRAWN','TRAINER_DEVICE_STATEMENT','PERSONAL_LINK','QR_SESSION','PAPER_SCAN')) not valid;
      drop table attendance_device_records, attendance_devices;
    `);
  }
}
