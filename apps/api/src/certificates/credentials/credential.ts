// A certificate as an Open Badge 3.0: a W3C verifiable credential that says who issued it, to whom (hashed) and for what.
import { createHash } from 'node:crypto';
import { certificatePaths } from '@treize/contract/certificates';
import {
  credentialContexts,
  type AchievementCredential,
  type IssuerProfile,
} from '@treize/contract/credentials';
import { natureOfKind, titleOfKind } from '@treize/rules/certificates/certificate';
import { frenchDuration } from '@treize/rules/time/french';
import { parisInstant } from '@treize/rules/time/paris';
import type { CertificateContent } from '../content';

/** Entries of one status list: the least that the W3C asks for, so that one person hides among many. */
export const listLength = 131_072;

/** The profile of the body that issues, as verifiers find it at its address. */
export const profileOf = (bodyName: string, site: string): IssuerProfile => ({
  '@context': [...credentialContexts],
  ...issuerOf(bodyName, site),
});

const issuerOf = (name: string, site: string): AchievementCredential['issuer'] => ({
  id: site + certificatePaths.issuer,
  type: ['Profile'],
  name,
  url: site,
});

export interface CredentialParts {
  content: CertificateContent;
  email: string;
  sessionId: string;
  statusIndex: number;
  issuedAt: Date;
  /** Address of this installation, without a final slash. */
  site: string;
  /** Random, one a credential: two credentials of one person cannot be brought together by their hashes. */
  salt: string;
  subjectId: string;
}

const hashed = (identityType: 'name' | 'emailAddress', value: string, salt: string) => ({
  type: 'IdentityObject' as const,
  hashed: true as const,
  identityHash: `sha256$${createHash('sha256')
    .update(value + salt)
    .digest('hex')}`,
  identityType,
  salt,
});

/** The dates attended as instants: from the first hour of the first half-day to the last of the last. */
function spanOf({ halfDays }: CertificateContent): { activityStartDate: string; activityEndDate: string } {
  const [first, last] = [halfDays[0], halfDays.at(-1)];
  if (first === undefined || last === undefined) throw new Error('a certificate without a half-day');
  return {
    activityStartDate: parisInstant(first.date, first.startTime).toISOString(),
    activityEndDate: parisInstant(last.date, last.endTime).toISOString(),
  };
}

/** The credential of a certificate; its holder shows the name or the address that its hashes stand for. */
export function credentialOf(parts: CredentialParts): AchievementCredential {
  const { content, email, sessionId, statusIndex, issuedAt, site, salt, subjectId } = parts;
  const title = titleOfKind[content.kind];
  const list = `${site}${certificatePaths.status(Math.floor(statusIndex / listLength))}`;
  const index = String(statusIndex % listLength);
  const { givenName, familyName } = content.person;
  return {
    '@context': [...credentialContexts],
    id: `${site}/certificates/${content.code}`,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: `${title} – ${content.action.title}`,
    issuer: issuerOf(content.body.name, site),
    validFrom: issuedAt.toISOString(),
    credentialSubject: {
      id: subjectId,
      type: ['AchievementSubject'],
      identifier: [
        hashed('name', `${givenName} ${familyName}`, salt),
        ...(email === '' ? [] : [hashed('emailAddress', email.toLowerCase(), salt)]),
      ],
      ...spanOf(content),
      narrative: `Durée effectivement suivie : ${frenchDuration(content.minutes)}`,
      achievement: {
        id: `${site}/sessions/${sessionId}`,
        type: ['Achievement'],
        name: content.action.title,
        description: `${natureOfKind[content.kind]}, session ${content.action.sessionRef}`,
        criteria: {
          narrative:
            'Présence établie par les feuilles d’émargement closes de la session, demi-journée par demi-journée.',
        },
        achievementType: content.kind === 'PARTICIPATION' ? 'Achievement' : 'CertificateOfCompletion',
      },
    },
    credentialStatus: {
      id: `${list}#${index}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: index,
      statusListCredential: list,
    },
    evidence: [
      {
        id: `${site}/certificates/${content.code}`,
        type: ['Evidence'],
        name: `${title} n° ${content.number}`,
      },
    ],
  };
}
