// Which sessions the demo has, and in what state: 13 awareness days, and six sessions a region along its track.
import type { ModuleDraft } from '@treize/api/tracks/reference/module-draft';
import { modules } from '@treize/api/tracks/reference/modules';
import { regionalTracks } from '@treize/api/tracks/reference/regional-tracks';
import type { StoredState } from '@treize/rules/sessions/phase';
import type { DayDraft } from '@treize/rules/sessions/timetable';
import type { Dice } from '../dice';
import { regions, type HostRegion } from '../regions';
import { workingDays } from './calendar-days';

export interface SessionPlan {
  /** `84.3`: region and place along the track, `84.J` for its awareness day */
  key: string;
  region: HostRegion;
  module: ModuleDraft;
  /** INSEE code of the host town; null for a remote session */
  townCode: string | null;
  days: DayDraft[];
  state: StoredState;
  cancelReason: string | null;
  confirmed: number;
  waiting: number;
  /** registrations given up by the person */
  givenUp: number;
  /** every half-day is held and sealed */
  held: boolean;
  /** one fact of attendance is corrected after the seal */
  corrected: boolean;
  /** days between the opening of registration and the session */
  opensDaysBefore: number;
}

const day: DayDraft['halfDays'] = [
  { period: 'AM', startTime: '09:00', endTime: '12:30' },
  { period: 'PM', startTime: '13:30', endTime: '17:00' },
];
const regionalDay: DayDraft['halfDays'] = [
  { period: 'AM', startTime: '09:30', endTime: '12:30' },
  { period: 'PM', startTime: '13:45', endTime: '16:45' },
];
const evening: DayDraft['halfDays'] = [{ period: 'EVENING', startTime: '18:00', endTime: '21:30' }];
const morning: DayDraft['halfDays'] = [{ period: 'AM', startTime: '09:00', endTime: '12:30' }];

function halfDaysOf(module: ModuleDraft): DayDraft['halfDays'] {
  if (module.code === 'J-REG') return regionalDay;
  if (module.minutes === 210) return module.code === 'M14' ? evening : morning;
  return day;
}

/** Days a week apart for a module of two days, on days when the region has no other session. */
function placeDays(module: ModuleDraft, today: string, offset: number, taken: Set<string>): DayDraft[] {
  const twoDays = module.minutes === 840;
  const first = twoDays && offset < 0 ? offset - 7 : offset;
  const dates = workingDays(today, first, twoDays ? [0, 7] : [0], taken);
  for (const date of dates) taken.add(date);
  return dates.map((date) => ({ date, halfDays: halfDaysOf(module) }));
}

const moduleOf = (code: string): ModuleDraft => {
  const found = modules.find((module) => module.code === code);
  if (found === undefined) throw new Error(`the catalogue has no module ${code}`);
  return found;
};

/** Days from today of the sessions along a track; the first three are held, the last opens later. */
const slots = (index: number): number[] => [
  -88 + index,
  -52 + index,
  -20 + (index % 6),
  17 + index,
  62 + 3 * index,
  130 + 6 * index,
];

const closedReason = 'La salle est fermée pour travaux et aucune autre n’est libre à cette date.';
/** Sessions with a story: region and slot. */
const finalized = ['84.1', '53.1'];
const full = new Map([
  ['84.3', 5],
  ['53.3', 3],
]);
const cancelled = '44.3';
const corrected = '53.2';

/** A region being planned; `taken` holds the days of its sessions: its trainers are in one place at a time. */
interface Planning {
  dice: Dice;
  today: string;
  region: HostRegion;
  taken: Set<string>;
}

function trackSession({ dice, today, region, taken }: Planning, slot: number, offset: number): SessionPlan {
  const track = regionalTracks.find(({ regionCode }) => regionCode === region.code)?.modules ?? [];
  const module = moduleOf(track[slot % track.length] ?? 'M01');
  const key = `${region.code}.${slot}`;
  const remote = module.code === 'M14';
  const held = offset < 0;
  const open = slot < 5;
  const waiting = full.get(key) ?? 0;
  const drawn = Math.round(module.capacity * (dice.between(held ? 50 : 30, 80) / 100));
  return {
    key,
    region,
    module,
    townCode: remote ? null : (region.towns[slot % region.towns.length] ?? region.towns[0]).code,
    days: placeDays(module, today, offset, taken),
    state: key === cancelled ? 'CANCELLED' : finalized.includes(key) ? 'FINALIZED' : 'PUBLISHED',
    cancelReason: key === cancelled ? closedReason : null,
    confirmed: open ? (waiting > 0 ? module.capacity : drawn) : 0,
    waiting,
    givenUp: open && waiting === 0 ? dice.between(0, 2) : 0,
    held,
    corrected: key === corrected,
    opensDaysBefore: slot < 5 ? 110 : 80,
  };
}

/** Days from today, and state, of each region's awareness day: 8 held, 3 published, 1 draft, 1 postponed. */
const awareness: Record<string, [number, StoredState]> = {
  '84': [-80, 'PUBLISHED'],
  '27': [-73, 'PUBLISHED'],
  '24': [-66, 'PUBLISHED'],
  '94': [-59, 'PUBLISHED'],
  '44': [-45, 'PUBLISHED'],
  '32': [-38, 'PUBLISHED'],
  '11': [-27, 'PUBLISHED'],
  '28': [-16, 'PUBLISHED'],
  '53': [24, 'PUBLISHED'],
  '75': [38, 'PUBLISHED'],
  '76': [55, 'PUBLISHED'],
  '52': [92, 'DRAFT'],
  '93': [13, 'POSTPONED'],
};

function awarenessDay({ dice, today, region, taken }: Planning): SessionPlan {
  const [offset, state] = awareness[region.code] ?? [90, 'DRAFT'];
  const module = moduleOf('J-REG');
  return {
    key: `${region.code}.J`,
    region,
    module,
    townCode: region.towns[0].code,
    days: placeDays(module, today, offset, taken),
    state,
    cancelReason: null,
    confirmed: state === 'DRAFT' ? 0 : dice.between(18, 34),
    waiting: 0,
    givenUp: state === 'DRAFT' ? 0 : dice.between(0, 3),
    held: offset < 0,
    corrected: false,
    opensDaysBefore: 75,
  };
}

/** Every session of the demo but the one of the day, region by region in the order of their dates. */
export const planSessions = (dice: Dice, today: string): SessionPlan[] =>
  regions.flatMap((region, index) => {
    const planning = { dice, today, region, taken: new Set<string>() };
    const awarenessFirst = awarenessDay(planning);
    const along = slots(index).map((offset, slot) => trackSession(planning, slot, offset));
    return [awarenessFirst, ...along].sort((a, b) =>
      (a.days[0]?.date ?? '').localeCompare(b.days[0]?.date ?? ''),
    );
  });
