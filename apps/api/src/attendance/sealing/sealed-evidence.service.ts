// The evidence of a sealed half-day: its file, which anybody can verify, and its PDF, written once from the sealed text.
import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Strokes } from '@treize/contract/attendance';
import type { EvidenceFile } from '@treize/contract/evidence';
import { canonicalJson } from '@treize/evidence/canonical';
import { evidenceFormat } from '@treize/evidence/evidence-file';
import { headFormat, type LedgerHead } from '@treize/evidence/head';
import { readSealed } from '@treize/evidence/sealed-content';
import { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock';
import type { Config } from '../../platform/config';
import { CONFIG } from '../../platform/config.token';
import type { Actor } from '../../platform/http/actor';
import { Refusal } from '../../platform/http/refusal';
import { Jobs } from '../../platform/jobs/jobs.service';
import { Keys } from '../../platform/keys/keys.service';
import type { Paper } from '../../platform/papers/paper';
import { Papers } from '../../platform/papers/papers.service';
import { halfDaySealed } from '../attendance.jobs';
import { sheetPeople } from '../attendance.queries';
import { Attendance } from '../attendance.service';
import { canonicalFact, hashOfStrokes } from '../ledger/evidence';
import { factsOfHalfDay, type NamedFact } from '../ledger/ledger.queries';
import { sealedSheetPaper } from '../papers/sealed-sheet.paper';
import { insertSheetFile, sealedSheetOf, sheetFileOf, type SealedSheet } from './sealing.queries';

@Injectable()
export class SealedEvidence {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly attendance: Attendance,
    private readonly keys: Keys,
    private readonly papers: Papers,
    private readonly jobs: Jobs,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The evidence file, as text: canonical JSON, every fact included, corrections too. */
  async file(actor: Actor, halfDayId: string): Promise<{ ref: string; text: string }> {
    const { sealed, ref } = await this.reach(actor, halfDayId);
    const facts = await factsOfHalfDay(this.source.manager, halfDayId, null);
    const head = canonicalJson({
      format: headFormat,
      halfDayId,
      facts: facts.length,
      hash: facts.at(-1)?.hash ?? null,
      at: this.clock.now().toISOString(),
      names: await this.namesIn(halfDayId, facts),
    } satisfies LedgerHead);
    const { canonical, hash, signature, keyId, sealedAt, strokes } = sealed;
    const file: EvidenceFile = {
      format: evidenceFormat,
      halfDayId,
      canonical,
      hash,
      signature,
      keyId,
      sealedAt: sealedAt.toISOString(),
      strokes,
      keys: this.keys.published,
      facts: facts.map((fact) => ({ content: canonicalFact(fact), hash: fact.hash, strokes: fact.strokes })),
      head: { canonical: head, ...this.keys.seal(head) },
    };
    return { ref, text: canonicalJson(file) };
  }

  /**
   * The PDF of the sealed sheet, byte for byte as it was first written.
   * @throws Refusal `document-not-ready` until the worker has written it; asking has it written
   */
  async pdf(actor: Actor, halfDayId: string): Promise<{ ref: string; bytes: Buffer }> {
    const { ref } = await this.reach(actor, halfDayId);
    const file = await sheetFileOf(this.source.manager, halfDayId);
    if (file !== null) return { ref, bytes: file.pdf };
    // Sealed before files were kept, or its job was lost: nobody has to know how to start it again.
    await this.source.transaction((tx) =>
      this.jobs.publish(tx, halfDaySealed, { halfDayId }, { singletonKey: halfDayId }),
    );
    throw new Refusal('document-not-ready');
  }

  /** The same content as a page of text. */
  async html(actor: Actor, halfDayId: string): Promise<string> {
    const { sealed } = await this.reach(actor, halfDayId);
    return this.papers.html(await this.paper(sealed));
  }

  /** Writes the PDF of a sealed sheet once; running again changes nothing. */
  async write(halfDayId: string): Promise<void> {
    const tx = this.source.manager;
    const sealed = await sealedSheetOf(tx, halfDayId);
    if (sealed === null || (await sheetFileOf(tx, halfDayId)) !== null) return;
    const pdf = await this.papers.pdf(await this.paper(sealed));
    const sha256 = createHash('sha256').update(pdf).digest('hex');
    await insertSheetFile(tx, halfDayId, {
      pdf,
      sha256,
      ...this.keys.seal(sha256),
      madeAt: this.clock.now(),
    });
  }

  /** What was sealed and nothing else: drawings are those whose hash the sealed text holds. */
  private async paper(sealed: SealedSheet): Promise<Paper> {
    const content = readSealed(sealed.canonical);
    if (content === null) throw new Error(`the sealed text of ${sealed.halfDayId} cannot be read`);
    const facts = await factsOfHalfDay(this.source.manager, sealed.halfDayId, null);
    const drawings = new Map<string, Strokes>();
    for (const strokes of [sealed.strokes, ...facts.map((fact) => fact.strokes)]) {
      const hash = hashOfStrokes(strokes);
      if (hash !== null && strokes !== null) drawings.set(hash, strokes);
    }
    return sealedSheetPaper(content, { ...sealed, drawings, publicUrl: this.config.PUBLIC_URL });
  }

  /** Names of who corrected, and of whom each correction is about. */
  private async namesIn(halfDayId: string, facts: readonly NamedFact[]): Promise<Record<string, string>> {
    const people = await sheetPeople(this.source.manager, halfDayId, null);
    const nameOf = new Map(people.map((one) => [one.registrationId, `${one.givenName} ${one.familyName}`]));
    const corrections = facts.filter(({ kind }) => kind === 'CORRECTED');
    return Object.fromEntries(
      corrections.flatMap(({ recordedBy, by, registrationId }) => [
        [recordedBy, by],
        [registrationId, nameOf.get(registrationId) ?? ''],
      ]),
    );
  }

  private async reach(actor: Actor, halfDayId: string): Promise<{ sealed: SealedSheet; ref: string }> {
    const tx = this.source.manager;
    const { sessionRef, date, period } = await this.attendance.reach(tx, actor, 'attendance.read', halfDayId);
    const sealed = await sealedSheetOf(tx, halfDayId);
    if (sealed === null) throw new Refusal('half-day-not-sealed');
    return { sealed, ref: [sessionRef, date, period].join('-') };
  }
}
