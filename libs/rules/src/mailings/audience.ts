// Who, among the people of a session, a mailing is for.
import { isActive, isExpected, type RegistrationStatus } from '../registrations/status';
import type { SeenPresence } from './reminders';

export type SessionAudience =
  'REGISTERED' | 'WAITING' | 'NOT_ANSWERED' | 'TO_RECONFIRM' | 'PRESENT' | 'ABSENT' | 'CANCELLED';

export interface AudienceMember {
  personId: string;
  status: RegistrationStatus;
  isLeaving: boolean;
  presence: SeenPresence | null;
  /** Invited to a day that is still to be answered. */
  isSilent: boolean;
  kind: 'ELECTED' | 'STAFF';
  /** Of the commune, or of the communes of the EPCI. */
  departments: readonly string[];
  programmes: readonly string[];
}

export interface Narrowing {
  departments: readonly string[];
  programmes: readonly string[];
  kinds: readonly ('ELECTED' | 'STAFF')[];
}

const cancelled: readonly RegistrationStatus[] = ['CANCELLED_BY_PERSON', 'CANCELLED_BY_ORGANIZER'];
/** Expected on the day, and has not just said otherwise. */
const comes = ({ status, isLeaving }: AudienceMember): boolean => isExpected(status) && !isLeaving;

const belongs: Record<SessionAudience, (member: AudienceMember) => boolean> = {
  REGISTERED: comes,
  WAITING: ({ status }) => status === 'WAITLISTED',
  NOT_ANSWERED: (member) => comes(member) && member.isSilent,
  TO_RECONFIRM: (member) => member.status === 'TO_RECONFIRM' && !member.isLeaving,
  PRESENT: ({ presence }) => presence === 'PRESENT',
  ABSENT: ({ status, presence }) => isExpected(status) && presence === 'ABSENT',
  CANCELLED: ({ status }) => cancelled.includes(status),
};

const meets = (wanted: readonly string[], own: readonly string[]): boolean =>
  wanted.length === 0 || own.some((one) => wanted.includes(one));

/** The members of the audience, each person once; who cancelled and came back is not among those who cancelled. */
export function membersOf<M extends AudienceMember>(
  audience: SessionAudience,
  members: readonly M[],
  { departments, programmes, kinds }: Narrowing,
): M[] {
  const back = new Set(members.filter(({ status }) => isActive(status)).map(({ personId }) => personId));
  const seen = new Set<string>();
  return members.filter((member) => {
    const isIn =
      belongs[audience](member) &&
      (audience !== 'CANCELLED' || !back.has(member.personId)) &&
      meets(departments, member.departments) &&
      meets(programmes, member.programmes) &&
      (kinds.length === 0 || kinds.includes(member.kind)) &&
      !seen.has(member.personId);
    if (isIn) seen.add(member.personId);
    return isIn;
  });
}
