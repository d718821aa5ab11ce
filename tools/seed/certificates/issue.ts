// Issues the certificates of a closed session as the product does, without the mails of the past.
import { createHash, randomBytes } from 'node:crypto';
import { attendedBySession } from '@treize/api/attendance/sealing/attended';
import { certificatePdf } from '@treize/api/certificates/certificate.pdf';
import {
  certifiedPeople,
  certifiedSession,
  insertCertificate,
} from '@treize/api/certificates/certificates.queries';
import { composeContent } from '@treize/api/certificates/composing';
import type { Config } from '@treize/api/platform/config';
import { codeBytes, codeFrom } from '@treize/rules/certificates/certificate';
import type { EntityManager } from 'typeorm';

export async function issueCertificates(
  tx: EntityManager,
  sessionId: string,
  issuedAt: Date,
  config: Config,
): Promise<void> {
  const session = await certifiedSession(tx, sessionId);
  if (session === null) throw new Error(`no session ${sessionId}`);
  const attended = await attendedBySession(tx, sessionId);
  for (const person of await certifiedPeople(tx, [...attended.keys()])) {
    const own = attended.get(person.registrationId);
    if (own === undefined || own.minutes === 0) continue;
    const content = composeContent(session, person, own, config, codeFrom(randomBytes(codeBytes)), issuedAt);
    const pdf = await certificatePdf(content, `${config.PUBLIC_URL}/certificates/${content.code}`, issuedAt);
    const sha256 = createHash('sha256').update(pdf).digest('hex');
    const { registrationId } = person;
    await insertCertificate(tx, { content, sessionId, registrationId, pdf, sha256, issuedAt });
    const { number, code, minutes } = content;
    const told = JSON.stringify({ number, code, minutes, issuedAt: issuedAt.toISOString() });
    await tx.query('update registrations set certificate = $2 where id = $1', [registrationId, told]);
  }
}
