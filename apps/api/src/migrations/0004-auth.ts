// Doors: sign-in requests by e-mail, server-side logins, grants of roles over a scope.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Auth1795305600004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table sign_in_requests (
        id uuid not null default uuidv7() constraint pk_sign_in_requests primary key,
        email_key text not null,
        token_hash text not null constraint uq_sign_in_requests_token unique,
        code_hash text not null,
        wrong_codes integer not null default 0,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        verified_at timestamptz,
        used_at timestamptz
      );
      create index ix_sign_in_requests_email on sign_in_requests (email_key, created_at);
      create table logins (
        token_hash text not null constraint pk_logins primary key,
        person_id uuid not null constraint fk_logins_person references people (id),
        created_at timestamptz not null,
        last_seen_at timestamptz not null,
        expires_at timestamptz not null,
        revoked_at timestamptz,
        device text not null
      );
      create index ix_logins_person on logins (person_id);
      create table grants (
        id uuid not null default uuidv7() constraint pk_grants primary key,
        person_id uuid not null constraint fk_grants_person references people (id),
        role text not null constraint ck_grants_role check (role in
          ('MUNICIPALITY_MANAGER','TRAINER','REGIONAL_ORGANIZER','PARTNER','SUPPORT_OFFICER','NATIONAL_PILOT','AUDITOR','DPO','ADMIN')),
        scope_kind text not null constraint ck_grants_scope_kind check (scope_kind in ('nation','region','organization','municipality','session')),
        scope_id text,
        valid_from timestamptz not null,
        valid_to timestamptz,
        granted_by uuid constraint fk_grants_granted_by references people (id),
        created_at timestamptz not null,
        constraint ck_grants_scope check ((scope_kind = 'nation') = (scope_id is null))
      );
      create index ix_grants_person on grants (person_id);
      -- The fictional people of the one-click sign-in list: filled by the demo seed only, empty on a real database.
      create table demo_people (
        person_id uuid not null constraint pk_demo_people primary key constraint fk_demo_people_person references people (id),
        position integer not null,
        label text not null
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table demo_people, grants, logins, sign_in_requests cascade`);
  }
}
