// Scans of paper sheets: kept as they were received, listed, and shown to whoever may read the sheet.
import { Injectable } from '@nestjs/common';
import type { Scan } from '@treize/contract/signing';
import { sha256 } from '@treize/evidence/canonical';
import { scanTypeOf } from '@treize/rules/attendance/signing-files';
import type { Permission } from '@treize/rules/auth/permissions';
import { DataSource } from 'typeorm';
import { Audit } from '../../../audit/audit.service';
import { Clock } from '../../../platform/clock';
import type { Actor } from '../../../platform/http/actor';
import { Refusal } from '../../../platform/http/refusal';
import type { SheetHead } from '../../attendance.queries';
import { Attendance } from '../../attendance.service';
import { bytesOf, keepSource, scanById, scansOf, type ScanRow } from '../sources.queries';

const extensions: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
};
const viewOf = (row: ScanRow): Scan => ({ ...row, addedAt: row.addedAt.toISOString() });

export interface ScanFile {
  name: string;
  mediaType: string;
  bytes: Buffer;
}

@Injectable()
export class Scans {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly attendance: Attendance,
    private readonly audit: Audit,
  ) {}

  /** Before the file is read: nobody out of scope sends one. */
  async mustReceive(actor: Actor, halfDayId: string): Promise<SheetHead> {
    return this.attendance.reach(this.source.manager, actor, 'attendance.record', halfDayId);
  }

  /** The same bytes are kept once. @throws Refusal `unsupported-media` by the first bytes, whatever was declared */
  async keep(actor: Actor, halfDayId: string, page: number | null, bytes: Buffer): Promise<Scan> {
    const mediaType = scanTypeOf(bytes);
    if (mediaType === null) throw new Refusal('unsupported-media');
    return this.source.transaction(async (tx) => {
      const head = await this.attendance.reach(tx, actor, 'attendance.record', halfDayId);
      const addedBy = actor.mustBeSomeone();
      const source = { kind: 'PAPER_SCAN', halfDayId, page, mediaType, bytes, addedBy } as const;
      const id = await keepSource(tx, { ...source, sha256: sha256(bytes) }, this.clock.now());
      const row = await scanById(tx, id);
      if (!row) throw new Error('a scan that was just kept');
      await this.audit.record(tx, {
        actorId: addedBy,
        action: 'attendance.scan-kept',
        subjectKind: 'half-day',
        subjectId: halfDayId,
        regionCode: head.regionCode,
        details: { scanId: id, sha256: row.sha256 },
      });
      return viewOf(row);
    });
  }

  async list(actor: Actor, halfDayId: string): Promise<Scan[]> {
    await this.attendance.reach(this.source.manager, actor, 'attendance.read', halfDayId);
    return (await scansOf(this.source.manager, halfDayId)).map(viewOf);
  }

  async file(actor: Actor, scanId: string): Promise<ScanFile> {
    const { row, head } = await this.reach(actor, 'attendance.read', scanId);
    const bytes = await bytesOf(this.source.manager, scanId);
    if (bytes === null) throw new Refusal('not-found');
    const page = row.page === null ? '' : `-page-${row.page}`;
    return {
      name: `feuille-${head.sessionRef}-${head.date}${page}.${extensions[row.mediaType] ?? 'bin'}`,
      mediaType: row.mediaType,
      bytes,
    };
  }

  /** @throws Refusal `not-found` when there is no such scan, or its sheet is out of scope */
  async reach(
    actor: Actor,
    permission: Permission,
    scanId: string,
  ): Promise<{ row: ScanRow; head: SheetHead }> {
    const row = await scanById(this.source.manager, scanId);
    if (!row) throw new Refusal('not-found');
    const head = await this.attendance.reach(this.source.manager, actor, permission, row.halfDayId);
    return { row, head };
  }
}
