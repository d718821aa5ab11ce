// Issues the documents of a closed session as the product does, without the mails of the past.
import { Credentials } from '@treize/api/certificates/credentials/credentials.service';
import { Drafting } from '@treize/api/certificates/issuing/drafting.service';
import { insertCertificate, takeStatusIndexes } from '@treize/api/certificates/issuing/issuing.queries';
import { planOf } from '@treize/api/certificates/issuing/planning';
import { Clock } from '@treize/api/platform/clock';
import type { Config } from '@treize/api/platform/config';
import { Links } from '@treize/api/platform/http/links';
import { Keys } from '@treize/api/platform/keys/keys.service';
import { Papers } from '@treize/api/platform/papers/papers.service';
import { Signing } from '@treize/api/platform/pdf/signing/signing.service';
import { isMain } from '@treize/rules/certificates/certificate';
import type { EntityManager } from 'typeorm';

/** The product's own writer, by hand: nothing else of the application runs here. */
function writer({ connection }: EntityManager, config: Config): Drafting {
  const clock = new Clock(connection);
  const credentials = new Credentials(connection, clock, new Keys(config), config);
  return new Drafting(clock, new Papers(new Signing(config, clock)), credentials, new Links(config), config);
}

export async function issueCertificates(
  tx: EntityManager,
  sessionId: string,
  issuedAt: Date,
  config: Config,
): Promise<void> {
  const plan = await planOf(tx, sessionId, config);
  if (plan === null) throw new Error(`no session ${sessionId}`);
  const drafting = writer(tx, config);
  const places = await takeStatusIndexes(tx, plan.due.length);
  for (const [index, due] of plan.due.entries()) {
    const statusIndex = places[index] as number;
    const certificate = await drafting.write(due, { issue: 1, statusIndex, at: issuedAt });
    await insertCertificate(tx, certificate);
    if (!isMain(due.kind)) continue;
    const { number, code, minutes } = certificate.content;
    const told = JSON.stringify({ number, code, minutes, issuedAt: issuedAt.toISOString() });
    await tx.query('update registrations set certificate = $2 where id = $1', [
      certificate.registrationId,
      told,
    ]);
  }
}
