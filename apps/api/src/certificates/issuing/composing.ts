// Puts together what a certificate says, from the session, the person and what they attended; and what it lacks.
import {
  certificateNumber,
  natureOfKind,
  type CertificateKind,
} from '@treize/rules/certificates/certificate';
import { holdingMentions, missingMentions, type Mention, type Override } from '@treize/rules/papers/mentions';
import { parisDate } from '@treize/rules/time/wall';
import type { Attended } from '../../attendance/sealing/attended';
import type { Config } from '../../platform/config';
import type { CertificateContent } from '../content';
import type { CertifiedPerson, CertifiedSession } from './issuing.queries';

export type BodyOfTheCertificate = Pick<
  Config,
  'BODY_NAME' | 'BODY_ACTIVITY_NUMBER' | 'BODY_ACCREDITATION' | 'BODY_SIGNATORY' | 'BODY_CITY'
>;

/** Whose certificate, for what. */
export interface Certified {
  kind: CertificateKind;
  session: CertifiedSession;
  person: CertifiedPerson;
  attended: Attended;
}

/** @param issue 1 for the first of that kind @param code a fresh verification code @param at the instant of issue */
export function composeContent(
  { kind, session, person, attended }: Certified,
  config: BodyOfTheCertificate,
  { issue, code, at }: { issue: number; code: string; at: Date },
): CertificateContent {
  const { familyName, givenName, body } = person;
  const { title, ref, place, plannedMinutes } = session;
  return {
    kind,
    number: certificateNumber(kind, person.number, issue),
    code,
    person: { familyName, givenName, function: person.function, body },
    action: { title, sessionRef: ref, place, plannedMinutes },
    halfDays: attended.halfDays.map(({ date, period, startTime, endTime, minutes }) => ({
      date,
      period,
      startTime,
      endTime,
      minutes,
    })),
    minutes: attended.minutes,
    body: {
      name: config.BODY_NAME,
      activityNumber: config.BODY_ACTIVITY_NUMBER,
      accreditation: config.BODY_ACCREDITATION,
      signatory: config.BODY_SIGNATORY,
      city: config.BODY_CITY,
    },
    issuedOn: parisDate(at),
  };
}

/** The mandatory mentions that hold this document: those missing that nobody accepted to leave out. */
export function holding(
  { kind, session, person, attended }: Certified,
  config: BodyOfTheCertificate,
  accepted: readonly Override[],
): Mention[] {
  const about = { regime: session.regime, forElected: person.kind === 'ELECTED' };
  const missing = missingMentions(kind, about, {
    bodyName: config.BODY_NAME,
    bodyActivityNumber: config.BODY_ACTIVITY_NUMBER,
    bodyAccreditation: config.BODY_ACCREDITATION,
    bodySignatory: config.BODY_SIGNATORY,
    bodyCity: config.BODY_CITY,
    title: session.title,
    nature: natureOfKind[kind],
    dates: attended.halfDays.map(({ date }) => date),
    personName: person.familyName,
    personFunction: person.function,
    personBody: person.body,
    attended: attended.minutes,
    attendedHalfDays: attended.halfDays.map(({ period }) => period),
  });
  return holdingMentions(kind, missing, accepted, person.registrationId);
}

/** True when both say the same of what was attended: nothing to replace. */
export const sameAttendance = (
  content: Pick<CertificateContent, 'minutes' | 'halfDays'>,
  attended: Attended,
): boolean =>
  content.minutes === attended.minutes &&
  content.halfDays.length === attended.halfDays.length &&
  content.halfDays.every((halfDay, index) => {
    const other = attended.halfDays[index];
    return (
      other?.date === halfDay.date && other.period === halfDay.period && other.minutes === halfDay.minutes
    );
  });
