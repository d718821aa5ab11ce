// What the trainer's device has decided and the server has not yet taken: sent in order, kept until acknowledged.
import { markDraft, signatureDraft } from '@treize/contract/attendance';
import * as z from 'zod';

const waiting = { state: z.enum(['sending', 'failed']) };
/** `body.id` is made once: sending the same command again records it once. */
export const command = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('mark'), body: markDraft, ...waiting }),
  z.object({ kind: z.literal('signature'), body: signatureDraft, ...waiting }),
]);
export type Command = z.output<typeof command>;

/** Takes one command to the server: `sent`, `failed` (network, to send again) or `refused` (told by the server, dropped). */
export type Deliver = (command: Command) => Promise<'sent' | 'failed' | 'refused'>;
/** Where commands survive a reload of the page. */
export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Commands that an earlier visit of this page left unsent. */
export function restored(store: Store, key: string): Command[] {
  const kept = z.array(command).safeParse(JSON.parse(store.getItem(key) ?? '[]'));
  return kept.success ? kept.data.map((each) => ({ ...each, state: 'failed' as const })) : [];
}

/** Commands in the order in which they were decided, one sent at a time. */
export class Outbox {
  private commands: readonly Command[];
  private draining = false;

  constructor(
    private readonly deliver: Deliver,
    private readonly store: Store,
    private readonly key: string,
    private readonly changed: (commands: readonly Command[]) => void,
  ) {
    this.commands = restored(store, key);
    this.changed(this.commands);
  }

  add(given: Command): Promise<void> {
    this.become([...this.commands, given]);
    return this.drain();
  }

  /** Sends again everything that waits, oldest first. */
  retry(): Promise<void> {
    this.become(this.commands.map((each) => ({ ...each, state: 'sending' })));
    return this.drain();
  }

  private async drain(): Promise<void> {
    if (this.draining) return;
    this.draining = true;
    for (let [next] = this.commands; next; [next] = this.commands) {
      const outcome = await this.deliver(next);
      if (outcome === 'failed') {
        // What comes after may depend on it: everything waits, and says so.
        this.become(this.commands.map((each) => ({ ...each, state: 'failed' })));
        break;
      }
      this.become(this.commands.slice(1));
    }
    this.draining = false;
  }

  private become(commands: readonly Command[]): void {
    this.commands = commands;
    if (commands.length > 0) this.store.setItem(this.key, JSON.stringify(commands));
    else this.store.removeItem(this.key);
    this.changed(commands);
  }
}
