// Puts together what a certificate says, from the session, the person and what they attended.
import { certificateNumber, kindOfRegime } from '@treize/rules/certificates/certificate';
import { parisDate } from '@treize/rules/time/wall';
import type { Attended } from '../attendance/sealing/attended';
import type { Config } from '../platform/config';
import type { CertifiedPerson, CertifiedSession } from './certificates.queries';
import type { CertificateContent } from './content';

/** @param code a fresh verification code @param at the instant of issue */
export function composeContent(
  session: CertifiedSession,
  person: CertifiedPerson,
  attended: Attended,
  config: Config,
  code: string,
  at: Date,
): CertificateContent {
  const kind = kindOfRegime(session.regime);
  const { familyName, givenName, body } = person;
  const { title, ref, place, plannedMinutes } = session;
  return {
    kind,
    number: certificateNumber(kind, person.number, person.issued + 1),
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
      signatory: config.BODY_SIGNATORY,
      city: config.BODY_CITY,
    },
    issuedOn: parisDate(at),
  };
}

/** True when both say the same of what was attended: nothing to replace. */
export const sameAttendance = (content: CertificateContent, attended: Attended): boolean =>
  content.minutes === attended.minutes &&
  content.halfDays.length === attended.halfDays.length &&
  content.halfDays.every((halfDay, index) => {
    const other = attended.halfDays[index];
    return (
      other?.date === halfDay.date && other.period === halfDay.period && other.minutes === halfDay.minutes
    );
  });
