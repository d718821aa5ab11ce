// The answer of a registration stored before, as it stands now: what a retry is told.
import { Injectable } from '@nestjs/common';
import type { RegistrationAnswer } from '@treize/contract/registrations';
import { standings } from '@treize/rules/registrations/standings';
import { isExpected } from '@treize/rules/registrations/status';
import { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock';
import { Links } from '../../platform/http/links';
import { Refusal } from '../../platform/http/refusal';
import { Registration } from '../registration.entity';
import { wholeGround } from './ground';
import { readSessions } from './ground.queries';

@Injectable()
export class StoredAnswers {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly links: Links,
  ) {}

  /**
   * @param companionKey key of the person registered together, if the request was for two
   * @throws Refusal `wrong-state` when the registration has ended since
   */
  async of(registrationId: string, companionKey: string | null): Promise<RegistrationAnswer> {
    const tx = this.source.manager;
    const row = await tx.findOneBy(Registration, { id: registrationId });
    if (!row) throw new Refusal('not-found');
    const companion =
      companionKey === null ? null : await tx.findOneBy(Registration, { idempotencyKey: companionKey });
    const told = {
      registrationId,
      number: row.number,
      token: this.links.sign('registration', registrationId),
      companionNumber: companion?.number ?? null,
    };
    if (row.status === 'PENDING_VALIDATION' && row.validationDueAt)
      return { outcome: 'PENDING_VALIDATION', ...told, dueAt: row.validationDueAt.toISOString() };
    // An offered place is not held yet: its page tells, and asks to accept.
    if (row.status === 'OFFERED') return { outcome: 'WAITLISTED', ...told, rank: 1, reasons: [] };
    if (isExpected(row.status)) return { outcome: 'CONFIRMED', ...told };
    // Ended since: whoever sends the same form again is not told that a place is theirs.
    if (row.status !== 'WAITLISTED') throw new Refusal('wrong-state');
    const [session] = await readSessions(tx, [row.sessionId]);
    if (!session) throw new Refusal('not-found');
    const ground = await wholeGround(tx, session, this.clock.now());
    const { rank, reasons } = standings(ground.facts, ground.waiting).get(row.id) ?? { rank: 1, reasons: [] };
    return { outcome: 'WAITLISTED', ...told, rank, reasons };
  }
}
