// Refusing further invitations to register, by the link of the message itself, and changing one's mind.
import { Injectable } from '@nestjs/common';
import type { unsubscribePage } from '@treize/contract/mailings';
import { maskedAddress } from '@treize/rules/mailings/masked';
import { DataSource } from 'typeorm';
import type * as z from 'zod';
import { Clock } from '../../platform/clock';
import { Links } from '../../platform/http/links';
import { Refusal } from '../../platform/http/refusal';
import { addressBehind, isOptedOut, optOut, undoOptOut } from './opt-outs.queries';

@Injectable()
export class OptOuts {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly links: Links,
  ) {}

  async page(token: string): Promise<z.output<typeof unsubscribePage>> {
    const { address } = await this.behind(token);
    return { address: maskedAddress(address), optedOut: await isOptedOut(this.source.manager, address) };
  }

  async refuse(token: string): Promise<{ done: true }> {
    const { address, subjectId } = await this.behind(token);
    await optOut(this.source.manager, address, subjectId, this.clock.now());
    return { done: true };
  }

  async undo(token: string): Promise<{ done: true }> {
    const { address } = await this.behind(token);
    await undoOptOut(this.source.manager, address);
    return { done: true };
  }

  /** Where a person reads what the link does. */
  webPage(token: string): string {
    return this.links.page(`/unsubscribe/${token}`);
  }

  /** @throws Refusal `link-invalid` */
  private async behind(token: string): Promise<{ address: string; subjectId: string }> {
    const subjectId = this.links.read('unsubscribe', token);
    const address = await addressBehind(this.source.manager, subjectId);
    if (address === undefined) throw new Refusal('link-invalid');
    return { address, subjectId };
  }
}
