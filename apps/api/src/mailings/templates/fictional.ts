// Invented facts for the previews of mails: a session, a person, a commune that nobody mistakes for real ones.
import type { SessionPage } from '@treize/contract/sessions';
import type { Announced } from '@treize/rules/calendar/revisions';
import type { Message } from '@treize/rules/mailings/addressing';
import { parisInstant } from '@treize/rules/time/paris';
import type { CalendarLetter } from '../../calendar/mails/letter';
import type { RegistrationLetter } from '../../registrations/mails/recap';

/** Who writes, and the address of the site. */
export interface Stage {
  senderName: string;
  regionCode: string;
  regionName: string;
  /** Absolute address of a page of the site. */
  page(path: string): string;
}

export const personName = 'Camille Exemple';
export const personAddress = 'camille.exemple@mairie.example';
export const town = 'Bourg-Exemple';
const date = '2027-03-09';
const at = (time: string): string => parisInstant(date, time).toISOString();
const id = '00000000-0000-7000-8000-000000000000';

const halfDay = (period: 'AM' | 'PM', startTime: string, endTime: string) => ({
  id,
  period,
  startTime,
  endTime,
  startsAt: at(startTime),
  endsAt: at(endTime),
});

const room = {
  format: 'ONSITE',
  venueName: 'Mairie',
  venue: {
    name: 'Mairie',
    address: '1 place de la Mairie',
    postcode: '00000',
    town,
    access: 'Parking derrière la mairie, entrée de plain-pied.',
    wheelchairAccess: true,
  },
  room: 'Salle du conseil',
} as const;

const places: SessionPage['places'] = {
  limits: [],
  share: 2,
  eligibility: { kind: null, delegationRequired: false, programmes: [], ownRegionOnly: false },
  validation: 'MUNICIPALITY',
  waitingListOpen: true,
  offerHours: 24,
  priorityRule: 'NONE',
  reservedFor: [],
};

export const aSession = ({ regionCode, regionName }: Stage): SessionPage => ({
  ...room,
  id,
  ref: 'EXEMPLE',
  title: 'Faire revivre son centre-bourg',
  moduleCode: 'M00',
  regime: 'TRAINING',
  theme: { code: 'CENTRES', label: 'Centres-bourgs' },
  regionCode,
  regionName,
  departmentCode: null,
  town,
  phase: 'PUBLISHED',
  days: [{ id, date, halfDays: [halfDay('AM', '09:30', '12:30'), halfDay('PM', '13:45', '16:45')] }],
  startsAt: at('09:30'),
  endsAt: at('16:45'),
  closesAt: at('09:30'),
  plannedMinutes: 360,
  funding: 'FREE',
  seats: { capacity: 20, confirmed: 12, offered: 0, waiting: 0, held: 0, left: 8, verdict: 'OPEN' },
  nearness: null,
  summary: '',
  objectives: [],
  audience: '',
  prerequisites: '',
  methods: '',
  assessment: '',
  outcome: '',
  trainers: [],
  track: null,
  contactEmail: 'contact@treize.example',
  opensAt: at('09:30'),
  cancelReason: null,
  postponeReason: null,
  closedAt: null,
  places,
  updatedAt: at('09:30'),
});

/** The same session at another date and place: what was told before a change. */
export const anotherSession = (stage: Stage): SessionPage => ({
  ...aSession(stage),
  title: 'Adapter l’habitat ancien',
  days: [{ id, date: '2027-03-02', halfDays: [halfDay('AM', '09:00', '12:00')] }],
  room: 'Salle des fêtes',
});

export const aRegistration = (stage: Stage): RegistrationLetter => ({
  givenName: 'Camille',
  number: 'EXEMPLE-0001',
  session: aSession(stage),
  joinUrl: null,
  url: stage.page('/registrations/link/exemple'),
  senderName: stage.senderName,
});

/** The reason given for a change. */
export const why = 'La salle n’est plus disponible.';
export const dayId = id;

/** The day of the session as an invitation announces it, and as it was before a change. */
export const anAnnouncedDay = (): Announced => ({
  start: at('09:30'),
  end: at('16:45'),
  halfDays: [
    { startsAt: at('09:30'), endsAt: at('12:30') },
    { startsAt: at('13:45'), endsAt: at('16:45') },
  ],
  location: `Salle du conseil, Mairie, 1 place de la Mairie, 00000 ${town}`,
  joinUrl: null,
});
export const anotherDay = (): Announced => ({ ...anAnnouncedDay(), location: `Salle des fêtes, ${town}` });

export const anInvitationLetter = (stage: Stage): CalendarLetter => ({
  attendeeName: personName,
  forWhom: null,
  named: null,
  title: aSession(stage).title,
  senderName: stage.senderName,
  url: stage.page('/registrations/link/exemple'),
  contact: 'contact@treize.example',
});

export const until = parisInstant('2027-03-04', '18:00');

const person = {
  personId: id,
  registrationId: id,
  number: 'EXEMPLE-0001',
  givenName: 'Camille',
  familyName: 'Exemple',
  email: personAddress,
  municipalityCode: null,
  body: town,
};
/** A message to somebody registered, or known in the territory. */
export const aMessage = (isRegistered: boolean): Message => {
  const reader = isRegistered ? person : { ...person, registrationId: null, number: null };
  return {
    role: 'PARTICIPANT',
    address: personAddress,
    readers: [reader],
    people: [reader],
    onBehalf: [],
    towns: [],
  };
};
