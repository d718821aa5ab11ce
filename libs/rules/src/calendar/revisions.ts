// When an invitation changes enough to be sent again, and what a moved session means for each one.

/** What a calendar was told about one day of a session. Instants are ISO 8601 in UTC. */
export interface Announced {
  start: string;
  end: string;
  halfDays: readonly { startsAt: string; endsAt: string }[];
  location: string;
  joinUrl: string | null;
}

/**
 * The part of a day that is worth a mail when it changes: times, place, join link. Wording is not.
 * Equal texts mean that nobody needs to be told.
 */
export const significantText = ({ start, end, halfDays, location, joinUrl }: Announced): string =>
  JSON.stringify([start, end, halfDays.map(({ startsAt, endsAt }) => [startsAt, endsAt]), location, joinUrl]);

/** The part of a day whose change puts attendance in doubt: an answer given before it is worth nothing after. */
const timesText = ({ start, end, halfDays }: Announced): string =>
  significantText({ start, end, halfDays, location: '', joinUrl: null });

/** What an invitation last said; all null before the first object. */
export interface LastRevision {
  sequence: number | null;
  timesSequence: number;
  announced: Announced | null;
}

export interface NextRevision {
  /** 0 first, +1 for every mailed change, the same when nothing worth a mail changed. */
  sequence: number;
  /** SEQUENCE since which the times have not changed. */
  timesSequence: number;
  /** The stored answer was about other times. */
  forgetsAnswer: boolean;
}

/** The revision that tells `now`. */
export function nextRevision(
  { sequence, timesSequence, announced }: LastRevision,
  now: Announced,
): NextRevision {
  if (sequence === null || announced === null)
    return { sequence: sequence ?? 0, timesSequence, forgetsAnswer: false };
  const next = significantText(announced) === significantText(now) ? sequence : sequence + 1;
  const moved = timesText(announced) !== timesText(now);
  return { sequence: next, timesSequence: moved ? next : timesSequence, forgetsAnswer: moved };
}

/** Updates of a session this close leave at any hour. */
const closeMilliseconds = 48 * 3_600_000;

/**
 * True when an update cannot wait for the morning: the session begins within two days, by what was announced or by what
 * is now. Instants that are past do not count: nothing can be missed there.
 */
export const isClose = (starts: readonly Date[], now: Date): boolean =>
  starts.some((start) => start > now && start.getTime() - now.getTime() <= closeMilliseconds);

/** A live invitation: `fingerprint` is of what it last announced, null when nothing was sent yet. */
export interface LiveInvitation {
  id: string;
  registrationId: string;
  dayId: string;
  fingerprint: string | null;
}

export interface MovePlan {
  /** Invitations whose day changed: the next revision is sent. */
  update: string[];
  /** Invitations whose day is gone. */
  cancel: string[];
  /** Registrations that lack an invitation for a day of the session. */
  open: string[];
}

/**
 * What a moved session asks for. `days` are the session's days as they are now, with their fingerprints.
 * An invitation never sent needs no update: it will announce the present when it leaves.
 */
export function planMove(
  live: readonly LiveInvitation[],
  days: readonly { id: string; fingerprint: string }[],
): MovePlan {
  const present = new Map(days.map(({ id, fingerprint }) => [id, fingerprint]));
  const ofRegistration = new Map<string, Set<string>>();
  for (const { registrationId, dayId } of live) {
    ofRegistration.set(registrationId, (ofRegistration.get(registrationId) ?? new Set()).add(dayId));
  }
  return {
    update: live
      .filter(
        ({ dayId, fingerprint }) =>
          present.has(dayId) && fingerprint !== null && fingerprint !== present.get(dayId),
      )
      .map(({ id }) => id),
    cancel: live.filter(({ dayId }) => !present.has(dayId)).map(({ id }) => id),
    open: [...ofRegistration].filter(([, told]) => days.some(({ id }) => !told.has(id))).map(([id]) => id),
  };
}
