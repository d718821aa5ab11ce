// Records that could not be placed: kept whatever id they bear, even one that another device used.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Unplaced1795305600019 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table attendance_unresolved add column record_id uuid;
      -- Rows are append-only: the change of type writes the new column without updating any. Their id is that of the record,
      -- but where this was taken back and is made again: the record itself then says it.
      alter table attendance_unresolved
        alter column record_id type uuid using case when strpos(lower(record), '"id":"' || id || '"') > 0 then id
          else coalesce(substring(lower(record) from '"id":"([0-9a-f]{8}-[0-9a-f-]{27})"')::uuid, id) end,
        alter column record_id set not null,
        alter column id set default uuidv7();
      drop index uq_attendance_unresolved_device_seq;
      create unique index uq_attendance_unresolved_record on attendance_unresolved (device_id, device_seq, device_hash);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index uq_attendance_unresolved_record;
      -- Unique no more: two records under one number of a device both stay.
      create index uq_attendance_unresolved_device_seq on attendance_unresolved (device_id, device_seq);
      alter table attendance_unresolved drop column record_id, alter column id drop default;
    `);
  }
}
