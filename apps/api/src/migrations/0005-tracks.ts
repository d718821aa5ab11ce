// Training tracks: themes, versioned modules, one track a region and year.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Tracks1795305600005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table themes (
        code text not null constraint pk_themes primary key,
        label text not null
      );
      create table modules (
        id uuid not null default uuidv7() constraint pk_modules primary key,
        code text not null,
        version integer not null default 1,
        regime text not null constraint ck_modules_regime check (regime in ('TRAINING','AWARENESS')),
        title text not null,
        theme_code text not null constraint fk_modules_theme references themes (code),
        objectives text[] not null,
        audience text not null,
        prerequisites text not null,
        methods text not null,
        assessment text not null,
        outcome text not null,
        planned_minutes integer not null constraint ck_modules_planned_minutes check (planned_minutes > 0),
        default_capacity integer,
        state text not null default 'PUBLISHED' constraint ck_modules_state check (state in ('PROPOSED','IN_REVIEW','PUBLISHED','ARCHIVED')),
        updated_at timestamptz not null,
        constraint uq_modules_version unique (code, version)
      );
      create table tracks (
        id uuid not null default uuidv7() constraint pk_tracks primary key,
        region_code text not null constraint fk_tracks_region references regions (code),
        year integer not null,
        title text not null,
        summary text not null,
        lead text not null,
        constraint uq_tracks_region_year unique (region_code, year)
      );
      create table track_modules (
        track_id uuid not null constraint fk_track_modules_track references tracks (id),
        module_id uuid not null constraint fk_track_modules_module references modules (id),
        position integer not null,
        constraint pk_track_modules primary key (track_id, module_id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table track_modules, tracks, modules, themes cascade`);
  }
}
