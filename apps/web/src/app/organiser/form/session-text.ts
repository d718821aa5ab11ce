// What the organiser types of a session, kept as text, and how it becomes the contract's draft.
import type { OrganiserOptions, OrganiserSession, SessionDraft } from '@treize/contract/sessions';
import { parisInstant } from '@treize/rules/time/paris';
import { addDays, parisDate, parisTime } from '@treize/rules/time/wall';

export type Period = SessionDraft['days'][number]['halfDays'][number]['period'];
export interface HalfDayText {
  period: Period;
  startTime: string;
  endTime: string;
}
export interface DayText {
  /** Stored day, so that moving it keeps its invitation; empty for a new day. */
  id: string;
  date: string;
  halfDays: HalfDayText[];
}
/** When and where: what a move changes. */
export interface PlacingText {
  days: DayText[];
  venueId: string;
  room: string;
  joinUrl: string;
}
export interface SessionText extends PlacingText {
  moduleId: string;
  trackId: string;
  regionCode: string;
  title: string;
  summary: string;
  format: SessionDraft['format'];
  funding: SessionDraft['funding'];
  contactEmail: string;
  /** Empty: no limit. */
  capacity: string;
  opensOn: string;
  opensTime: string;
  closesOn: string;
  closesTime: string;
  trainerIds: string[];
}

export const usualTimes: Record<Period, HalfDayText> = {
  AM: { period: 'AM', startTime: '09:30', endTime: '12:30' },
  PM: { period: 'PM', startTime: '13:45', endTime: '16:45' },
  EVENING: { period: 'EVENING', startTime: '18:00', endTime: '21:00' },
};
/** A day with the usual morning and afternoon; the date is left to choose. */
export const newDay = (date = ''): DayText => ({
  id: '',
  date,
  halfDays: [{ ...usualTimes.AM }, { ...usualTimes.PM }],
});

/** The empty form: registration opens now. */
export function newSession(now: Date, contactEmail: string): SessionText {
  return {
    moduleId: '',
    trackId: '',
    regionCode: '',
    title: '',
    summary: '',
    format: 'ONSITE',
    funding: 'FREE',
    contactEmail,
    capacity: '',
    opensOn: parisDate(now),
    opensTime: parisTime(now),
    closesOn: '',
    closesTime: '18:00',
    trainerIds: [],
    days: [newDay()],
    venueId: '',
    room: '',
    joinUrl: '',
  };
}

export const placingTextOf = (session: OrganiserSession): PlacingText => ({
  days: session.days.map(({ id, date, halfDays }) => ({
    id,
    date,
    halfDays: halfDays.map(({ period, startTime, endTime }) => ({ period, startTime, endTime })),
  })),
  venueId: session.venueId ?? '',
  room: session.room,
  joinUrl: session.joinUrl ?? '',
});

/** What the form of a move opens with: the date given up by a session put off is not taken up again unasked. */
export function openingText(session: OrganiserSession): PlacingText {
  const text = placingTextOf(session);
  return session.state === 'POSTPONED'
    ? { ...text, days: text.days.map((day) => ({ ...day, date: '' })) }
    : text;
}

export function textOf(session: OrganiserSession): SessionText {
  const opensAt = new Date(session.opensAt);
  const closesAt = new Date(session.closesAt);
  return {
    ...placingTextOf(session),
    moduleId: session.moduleId,
    trackId: session.trackId ?? '',
    regionCode: session.regionCode,
    title: session.title,
    summary: session.summary,
    format: session.format,
    funding: session.funding,
    contactEmail: session.contactEmail,
    capacity: session.seats.capacity === null ? '' : String(session.seats.capacity),
    opensOn: parisDate(opensAt),
    opensTime: parisTime(opensAt),
    closesOn: parisDate(closesAt),
    closesTime: parisTime(closesAt),
    trainerIds: [...session.trainerIds],
  };
}

/** Choosing a module gives its title and capacity, unless the organiser has typed their own. */
export function withModule(text: SessionText, options: OrganiserOptions, moduleId: string): SessionText {
  const before = options.modules.find(({ id }) => id === text.moduleId);
  const module = options.modules.find(({ id }) => id === moduleId);
  if (!module) return { ...text, moduleId };
  const capacityOf = (given?: { defaultCapacity: number | null }) => String(given?.defaultCapacity ?? '');
  const ownTitle = text.title !== '' && text.title !== before?.title;
  const ownCapacity = text.capacity !== '' && text.capacity !== capacityOf(before);
  return {
    ...text,
    moduleId,
    title: ownTitle ? text.title : module.title,
    capacity: ownCapacity ? text.capacity : capacityOf(module),
  };
}

/** Until a deadline is typed, registration closes the eve of the first day. */
export const withDeadline = (text: SessionText): SessionText => {
  const first = text.days
    .map(({ date }) => date)
    .filter(Boolean)
    .sort()[0];
  return text.closesOn === '' && first ? { ...text, closesOn: addDays(first, -1) } : text;
};

/** The instant of a wall time in Paris, or empty when there is none: the contract's schema then refuses it. */
function instantText(date: string, time: string): string {
  try {
    return parisInstant(date, time).toISOString();
  } catch {
    return '';
  }
}

export const placingOf = ({ days, venueId, room, joinUrl }: PlacingText) => ({
  days: days.map(({ id, date, halfDays }) => ({ ...(id === '' ? {} : { id }), date, halfDays })),
  venueId: venueId || null,
  room: room.trim(),
  joinUrl: joinUrl.trim() || null,
});

/** The draft as the API takes it; what is not a number or an instant is left for the schema to refuse. */
export const draftOf = (text: SessionText): SessionDraft => ({
  moduleId: text.moduleId,
  trackId: text.trackId || null,
  regionCode: text.regionCode,
  title: text.title,
  summary: text.summary,
  format: text.format,
  funding: text.funding,
  contactEmail: text.contactEmail.trim(),
  capacity: text.capacity.trim() === '' ? null : Number(text.capacity),
  opensAt: instantText(text.opensOn, text.opensTime),
  closesAt: instantText(text.closesOn, text.closesTime),
  trainerIds: text.trainerIds,
  ...placingOf(text),
  ...(text.format === 'REMOTE' ? { venueId: null, room: '' } : {}),
  ...(text.format === 'ONSITE' ? { joinUrl: null } : {}),
});
