// Seals held half-days with the very queries and canonical form of the product, on the day they were held.
import { sheetHead, sheetPeople } from '@treize/api/attendance/attendance.queries';
import { canonicalJson, sha256 } from '@treize/evidence/canonical';
import { factsOfHalfDay } from '@treize/api/attendance/ledger/ledger.queries';
import { insertSheet } from '@treize/api/attendance/sealing/sealing.queries';
import { sheetContent, type Countersignature } from '@treize/api/attendance/sealing/sheet-content';
import { presencesOf } from '@treize/api/attendance/sheet-view';
import { Keys } from '@treize/api/platform/keys/keys.service';
import type { Config } from '@treize/api/platform/config';
import { trainerStatement } from '@treize/rules/attendance/wording';
import type { EntityManager } from 'typeorm';

export interface ToSeal {
  halfDayId: string;
  trainer: { id: string; name: string };
  sealedAt: Date;
}

export async function sealHalfDay(
  tx: EntityManager,
  { halfDayId, trainer, sealedAt }: ToSeal,
  config: Config,
): Promise<void> {
  const head = await sheetHead(tx, halfDayId);
  if (head === null) throw new Error(`no half-day ${halfDayId}`);
  const facts = await factsOfHalfDay(tx, halfDayId, null);
  const people = presencesOf(head, await sheetPeople(tx, halfDayId, null), facts);
  const seal: Countersignature = {
    trainerId: trainer.id,
    name: trainer.name,
    statement: trainerStatement,
    strokes: null,
    deviceId: null,
    closedAt: sealedAt,
    sealedAt,
  };
  const canonical = canonicalJson(sheetContent(head, people, facts, seal, config));
  await insertSheet(tx, {
    ...seal,
    ...new Keys(config).seal(canonical),
    halfDayId,
    sessionId: head.sessionId,
    canonical,
    hash: sha256(canonical),
  });
}
