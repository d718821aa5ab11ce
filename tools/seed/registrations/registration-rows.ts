// Who is registered on a session, in the order of arrival, with the counters that follow.
import { createHash, randomUUID } from 'node:crypto';
import { registrationNumber } from '@treize/rules/registrations/decide';
import { replacementNumber } from '@treize/rules/registrations/replacement';
import type { RegistrationStatus } from '@treize/rules/registrations/status';
import type { Dice } from '../dice';
import type { Person } from '../people/people';
import type { Row } from '../rows';
import type { PlacedSession } from '../sessions/session-rows';

export interface Attendee {
  person: Person;
  status: RegistrationStatus;
  /** who typed the registration, when it is not the person */
  registeredBy?: string;
  /** who held the place before, replaced by their mairie */
  replaces?: Person;
  /** asked at that instant, to be validated until the other */
  asked?: { at: Date; dueAt: Date };
}
export interface PlacedRegistration extends Attendee {
  id: string;
  number: string;
}

const needs = [
  'Place de stationnement près de l’entrée',
  'Repas végétarien',
  'Boucle magnétique si possible',
];

/** Instants in order between the opening and the present (or the deadline, if it has passed). */
function arrivals(dice: Dice, session: PlacedSession, now: Date, count: number): Date[] {
  const first = session.opensAt.getTime();
  const last = Math.min(session.closesAt.getTime(), now.getTime() - 3_600_000);
  return Array.from(
    { length: count },
    () => new Date(Math.round(first + dice.next() * Math.max(0, last - first))),
  ).sort((a, b) => a.getTime() - b.getTime());
}

/** Attendees in the order of their arrival: those who wait come last. */
export function placeRegistrations(
  dice: Dice,
  session: PlacedSession,
  attendees: readonly Attendee[],
  now: Date,
) {
  const times = arrivals(dice, session, now, attendees.length);
  const placed = attendees.map((attendee, index): PlacedRegistration => ({
    ...attendee,
    id: randomUUID(),
    number: registrationNumber(session.ref, index + 1),
  }));
  const rows = placed.flatMap((one, index): Row[] => {
    const createdAt = one.asked?.at ?? times[index] ?? now;
    const place = { dice, session, now, createdAt, position: index + 1 };
    if (one.replaces === undefined) return [registrationRow(one, place)];
    const { id, number, replaces, ...heir } = one;
    const previous = registrationRow(
      { ...heir, id: randomUUID(), number, person: replaces, status: 'REPLACED' },
      place,
    );
    const replacedAt = previous['cancelled_at'] as Date;
    const later = { ...place, createdAt: replacedAt };
    const row = registrationRow({ ...heir, id, number: replacementNumber(number) }, later);
    return [previous, { ...row, previous_id: previous['id'], chain_order: 2 }];
  });
  const inStatus = (...statuses: RegistrationStatus[]) =>
    placed.filter((one) => statuses.includes(one.status)).length;
  const counters = {
    confirmed: inStatus('CONFIRMED', 'PENDING_VALIDATION'),
    waiting: inStatus('WAITLISTED'),
    room_claimed: inStatus('WAITLISTED') > 0,
    last_position: placed.length,
    last_number: placed.length,
  };
  return { placed, rows, counters };
}

function registrationRow(
  { id, number, person, status, registeredBy, asked }: PlacedRegistration,
  place: { dice: Dice; session: PlacedSession; now: Date; createdAt: Date; position: number },
): Row {
  const { dice, session, now, createdAt, position } = place;
  const ended = status.startsWith('CANCELLED') || status === 'REPLACED';
  const wasConfirmed = status === 'CONFIRMED' || ended;
  return {
    id,
    number,
    session_id: session.id,
    person_id: person.id,
    status,
    kind: person.kind,
    function: person.function,
    delegation: person.delegation,
    municipality_code: person.town.code,
    family_name: person.familyName,
    given_name: person.givenName,
    email: person.email,
    needs: dice.chance(0.06) ? dice.pick(needs) : null,
    source: registeredBy === undefined ? 'SELF' : 'MUNICIPALITY',
    registered_by: registeredBy ?? null,
    on_behalf_of: registeredBy === undefined ? null : person.town.code,
    via_municipality:
      registeredBy !== undefined && registeredBy !== person.id && person.email.startsWith('mairie@'),
    previous_id: null,
    chain_order: 1,
    wait_reason: status === 'WAITLISTED' ? 'ROOM' : null,
    validation_due_at: asked?.dueAt ?? null,
    idempotency_key: randomUUID(),
    request_hash: createHash('sha256').update(id).digest('hex'),
    epoch: 1,
    position,
    confirmed_at: wasConfirmed ? createdAt : null,
    cancelled_at: ended ? new Date(Math.min(now.getTime(), createdAt.getTime() + 86_400_000)) : null,
    cancel_reason:
      status === 'CANCELLED_BY_PERSON'
        ? 'Empêchement'
        : status === 'CANCELLED_BY_ORGANIZER'
          ? 'Session annulée'
          : null,
    created_at: createdAt,
    updated_at: createdAt,
  };
}
