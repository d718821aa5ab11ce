// People, and what ties them to a commune, an EPCI or another body.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class People1795305600003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table organizations (
        id uuid not null default uuidv7() constraint pk_organizations primary key,
        kind text not null constraint ck_organizations_kind check (kind in ('MUNICIPALITY','EPCI','OPERATOR','ASSOCIATION','STATE')),
        name text not null,
        siren text,
        municipality_code text constraint fk_organizations_municipality references municipalities (code),
        epci_code text constraint fk_organizations_epci references epcis (code),
        activity_number text,
        approval_number text,
        approved_from date,
        approved_to date
      );
      create table people (
        id uuid not null default uuidv7() constraint pk_people primary key,
        family_name text not null,
        given_name text not null,
        name_key text not null,
        email text not null,
        email_key text not null,
        phone text,
        created_at timestamptz not null,
        constraint uq_people_identity unique (email_key, name_key)
      );
      create table mandates (
        id uuid not null default uuidv7() constraint pk_mandates primary key,
        person_id uuid not null constraint fk_mandates_person references people (id),
        municipality_code text constraint fk_mandates_municipality references municipalities (code),
        epci_code text constraint fk_mandates_epci references epcis (code),
        function text not null,
        delegation boolean not null default false,
        delegation_text text,
        status text not null default 'DECLARED' constraint ck_mandates_status check (status in ('DECLARED','CONFIRMED','ENDED')),
        starts_on date not null,
        ends_on date,
        constraint ck_mandates_body check (num_nonnulls(municipality_code, epci_code) = 1)
      );
      create index ix_mandates_person on mandates (person_id);
      create index ix_mandates_municipality on mandates (municipality_code);
      create table positions (
        id uuid not null default uuidv7() constraint pk_positions primary key,
        person_id uuid not null constraint fk_positions_person references people (id),
        municipality_code text constraint fk_positions_municipality references municipalities (code),
        epci_code text constraint fk_positions_epci references epcis (code),
        organization_id uuid constraint fk_positions_organization references organizations (id),
        function text not null,
        starts_on date not null,
        ends_on date,
        constraint ck_positions_body check (num_nonnulls(municipality_code, epci_code, organization_id) = 1)
      );
      create index ix_positions_person on positions (person_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table positions, mandates, people, organizations cascade`);
  }
}
