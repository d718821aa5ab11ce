// Badges: the signed text of a registration's QR code, and what the server reads of one.
import { Injectable } from '@nestjs/common';
import { buildBadge, readBadge, type Badge } from '@treize/evidence/badge';
import { Refusal } from '../../platform/http/refusal';
import { Keys } from '../../platform/keys/keys.service';

/** A badge is good from this long before the session to this long after it. */
const marginMs = 12 * 3_600_000;

@Injectable()
export class Badges {
  constructor(private readonly keys: Keys) {}

  /** The badge of a registration for its session as it is planned now. */
  badgeOf(registrationId: string, session: { id: string; startsAt: Date; endsAt: Date }): string {
    const badge = {
      registrationId,
      sessionId: session.id,
      notBefore: new Date(session.startsAt.getTime() - marginMs),
      notAfter: new Date(session.endsAt.getTime() + marginMs),
    };
    return buildBadge(badge, (text) => this.keys.seal(text).signature);
  }

  /** @throws Refusal `badge-invalid`, `badge-not-yet`, `badge-expired` */
  read(text: string, at: Date): Badge {
    const { badge, refused } = readBadge(text, this.keys.published, at);
    if (badge === null) throw new Refusal(refused);
    return badge;
  }
}
