// The way to the mail server: connections kept open between messages, and what became of each message.
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Config } from '../../config';
import { CONFIG } from '../../config.token';
import { outcomeOf, type Outcome } from './outcome';
import { SmtpLine, type Envelope } from './smtp-line';

/** Messages handed over at once, each on its own connection. */
export const lines = 10;
/** A connection serves that many messages, and rests that long between two. */
const mostMessages = 500;
const longestRest = 15_000;

@Injectable()
export class Smtp implements OnApplicationShutdown {
  private readonly resting = new Map<SmtpLine, NodeJS.Timeout>();
  private isOver = false;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Hands a composed message over; never throws, the outcome says what happened. */
  async deliver(message: Buffer, from: string, to: string): Promise<Outcome> {
    for (;;) {
      const rested = this.rested();
      const line = rested ?? new SmtpLine(new URL(this.config.SMTP_URL));
      try {
        if (!rested) await line.open();
        return await this.send(line, { from, to }, message);
      } catch (error) {
        this.letGo(line, error);
        // The server had closed a resting connection: nothing of the message was sent on it.
        if (rested && line.phase === 'asking' && !hasAnswered(error)) continue;
        return outcomeOf(error, line.phase);
      }
    }
  }

  /** Lines still at work end with their message: one left resting would keep the process alive. */
  onApplicationShutdown(): void {
    this.isOver = true;
    for (const line of [...this.resting.keys()]) this.leave(line);
  }

  private async send(line: SmtpLine, envelope: Envelope, message: Buffer): Promise<Outcome> {
    const response = await line.send(envelope, message);
    this.rest(line);
    return { state: 'ACCEPTED', code: Number(response.slice(0, 3)) || 250, text: response.slice(0, 300) };
  }

  /** A refused message leaves its connection sound; anything else ends it. */
  private letGo(line: SmtpLine, error: unknown): void {
    const isSound = hasAnswered(error) && line.isOpen && line.phase !== 'connecting';
    if (!isSound) return line.close();
    void line.reset().then(
      () => this.rest(line),
      () => line.close(),
    );
  }

  private rest(line: SmtpLine): void {
    if (!line.isOpen) return;
    if (this.isOver || line.sent >= mostMessages) return line.quit();
    const timer = setTimeout(() => this.leave(line), longestRest);
    timer.unref();
    this.resting.set(line, timer);
  }

  private rested(): SmtpLine | null {
    for (const [line, timer] of this.resting) {
      clearTimeout(timer);
      this.resting.delete(line);
      if (line.isOpen) return line;
    }
    return null;
  }

  private leave(line: SmtpLine): void {
    clearTimeout(this.resting.get(line));
    this.resting.delete(line);
    if (line.isOpen) line.quit();
  }
}

const hasAnswered = (error: unknown): boolean =>
  error instanceof Error && 'responseCode' in error && typeof error.responseCode === 'number';
