// Registrations: one active per person and session; the waiting list is a state with a position.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Registrations1795305600008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table registrations (
        id uuid not null default uuidv7() constraint pk_registrations primary key,
        number text not null constraint uq_registrations_number unique,
        session_id uuid not null constraint fk_registrations_session references sessions (id),
        person_id uuid not null constraint fk_registrations_person references people (id),
        status text not null constraint ck_registrations_status check (status in
          ('PENDING_VALIDATION','CONFIRMED','TO_RECONFIRM','WAITLISTED','OFFERED','EXPIRED','CANCELLED_BY_PERSON','CANCELLED_BY_ORGANIZER','REPLACED','REFUSED')),
        kind text not null constraint ck_registrations_kind check (kind in ('ELECTED','STAFF')),
        function text not null,
        delegation boolean not null default false,
        municipality_code text constraint fk_registrations_municipality references municipalities (code),
        epci_code text constraint fk_registrations_epci references epcis (code),
        family_name text not null,
        given_name text not null,
        email text not null,
        phone text,
        needs text,
        source text not null constraint ck_registrations_source check (source in ('SELF','MUNICIPALITY','ORGANIZER','IMPORT','TRANSFER','WALK_IN')),
        registered_by uuid constraint fk_registrations_registered_by references people (id),
        idempotency_key uuid not null constraint uq_registrations_idempotency_key unique,
        request_hash text not null,
        epoch integer not null default 1,
        position bigint not null,
        offered_at timestamptz,
        offer_expires_at timestamptz,
        confirmed_at timestamptz,
        cancelled_at timestamptz,
        cancel_reason text,
        first_presence_at timestamptz,
        certificate jsonb,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        constraint ck_registrations_offer check (status <> 'OFFERED' or (offered_at is not null and offer_expires_at is not null)),
        constraint uq_registrations_position unique (session_id, position)
      );
      create unique index uq_registrations_active on registrations (session_id, person_id)
        where status in ('PENDING_VALIDATION','CONFIRMED','TO_RECONFIRM','WAITLISTED','OFFERED');
      create index ix_registrations_session on registrations (session_id, status, position);
      create index ix_registrations_person on registrations (person_id);
      create index ix_registrations_municipality on registrations (municipality_code);
      create index ix_registrations_offers on registrations (offer_expires_at) where status = 'OFFERED';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table registrations cascade`);
  }
}
