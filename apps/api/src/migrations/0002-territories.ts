// Reference territories of the current COG, and programme labels with their validity.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Territories1795305600002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table regions (
        code text not null constraint pk_regions primary key,
        name text not null,
        metropolitan boolean not null,
        chief_town_code text not null
      );
      create table departments (
        code text not null constraint pk_departments primary key,
        name text not null,
        region_code text not null constraint fk_departments_region references regions (code),
        neighbour_codes text[] not null default '{}'
      );
      create table epcis (
        code text not null constraint pk_epcis primary key,
        name text not null,
        kind text not null
      );
      create table municipalities (
        code text not null constraint pk_municipalities primary key,
        name text not null,
        department_code text not null constraint fk_municipalities_department references departments (code),
        region_code text not null constraint fk_municipalities_region references regions (code),
        epci_code text constraint fk_municipalities_epci references epcis (code),
        siren text,
        population integer,
        postcodes text[] not null default '{}',
        mountain_area boolean not null default false
      );
      create index ix_municipalities_epci on municipalities (epci_code);
      create index ix_municipalities_department on municipalities (department_code);
      -- One row for each way to start typing a commune: its name, its name without the article, each postcode.
      create table municipality_keys (
        key text collate "C" not null,
        municipality_code text not null constraint fk_municipality_keys_municipality references municipalities (code) on delete cascade,
        constraint pk_municipality_keys primary key (municipality_code, key)
      );
      create index ix_municipality_keys_prefix on municipality_keys (key text_pattern_ops);
      -- Which edition of which reference is loaded: a start reloads nothing that is there already.
      create table reference_loads (
        source text not null constraint pk_reference_loads primary key,
        edition text not null
      );
      create table programme_labels (
        id uuid not null default uuidv7() constraint pk_programme_labels primary key,
        municipality_code text not null constraint fk_programme_labels_municipality references municipalities (code),
        programme text not null constraint ck_programme_labels_programme check (programme in ('PVD','ACV')),
        label_ref text not null,
        valid_from date not null,
        valid_to date,
        constraint ck_programme_labels_validity check (valid_to is null or valid_to >= valid_from)
      );
      create unique index uq_programme_labels_current on programme_labels (municipality_code, programme) where valid_to is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `drop table reference_loads, municipality_keys, programme_labels, municipalities, epcis, departments, regions cascade`,
    );
  }
}
