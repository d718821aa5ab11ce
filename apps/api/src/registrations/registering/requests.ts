// What the committer is asked and answers, and how a request becomes what the rules read.
import { createHash } from 'node:crypto';
import type { Override } from '@treize/contract/roster';
import type { RegistrationDraft } from '@treize/contract/registrations';
import type {
  GroundAfter,
  HoldDecision,
  HoldRequest,
  SeatDecision,
  SeatRequest,
} from '@treize/rules/registrations/decide';
import { priorityOf } from '@treize/rules/registrations/priority';
import { waitReasons, type WaitReason } from '@treize/rules/registrations/reasons';
import { Refusal } from '../../platform/http/refusal';
import type { RegistrationSource } from '../registration.entity';
import { programmesOn, seekerOf, type Bodies, type SessionGround } from './ground';
import type { HoldRow } from './ground.queries';

export interface MemberDraft extends RegistrationDraft {
  /** Mails go to the mairie's mailbox: the person has none. */
  viaMunicipality: boolean;
}

export interface RegistrationRequest {
  sessionId: string;
  /** One person, or people placed together. */
  members: MemberDraft[];
  idempotencyKey: string;
  requestHash: string;
  registeredBy: string | null;
  source: RegistrationSource;
  /** Commune whose contact registers. */
  onBehalfOf: string | null;
  /** No validation is needed: whoever registers may validate. */
  isValidated: boolean;
  override: Override | null;
  waitingListOnly: boolean;
  holdId: string | null;
  invitationId: string | null;
}

export interface HoldPlaces {
  sessionId: string;
  key: string;
  places: number;
  invitationId: string | null;
}

export type Committed =
  | {
      outcome: 'PLACED';
      status: 'CONFIRMED' | 'PENDING_VALIDATION';
      dueAt: Date | null;
      members: { registrationId: string; number: string }[];
    }
  | {
      outcome: 'WAITLISTED';
      members: { registrationId: string; number: string; rank: number }[];
      reasons: WaitReason[];
    }
  | { outcome: 'REPLAYED'; registrationIds: string[] }
  | { outcome: 'EXISTING'; registrationId: string; personId: string };

/** Null: nothing is held, either because nothing is left or because nothing runs out. */
export interface Held {
  expiresAt: Date | null;
}

/** A request on its way through a group. */
export interface Asked {
  request: RegistrationRequest | HoldPlaces;
  personIds: string[];
  /** Its communes and EPCI exist. */
  isKnown: boolean;
  decision: SeatDecision | HoldDecision | { outcome: 'ABSENT' };
  registrationIds: string[];
  ground: { before: SessionGround; after: GroundAfter } | null;
  dueAt?: Date | null;
  heldUntil?: Date | null;
}

export const isHold = (request: RegistrationRequest | HoldPlaces): request is HoldPlaces =>
  'places' in request;

export const bodyOf = (member: Pick<RegistrationDraft, 'municipalityCode' | 'epciCode'>): string =>
  member.municipalityCode ?? member.epciCode ?? '';

/** Key of the registration of each person of a request: the request's own for the first, derived for the others. */
export function memberKey(key: string, index: number): string {
  if (index === 0) return key;
  const hex = createHash('sha256').update(`${key}:${index}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export const chosen = (extras: RegistrationDraft['extras']): Record<string, number> =>
  Object.fromEntries(extras.map(({ limitId, quantity }) => [limitId, quantity]));

/** Whoever an organiser registers sets these rules aside. */
const exemptions = (override: Override | null) =>
  override && {
    eligibility: override.eligibility,
    share: override.share,
    room: override.room,
    limitIds: override.limitIds,
  };

/** The form that holds places for a request: of the same session, with the same promise. */
export const formOf = (
  { holdId, sessionId, invitationId }: RegistrationRequest,
  holds: readonly HoldRow[],
): HoldRow | undefined =>
  holds.find((one) => one.id === holdId && one.sessionId === sessionId && one.invitationId === invitationId);

export function seatRequestOf(
  { request, personIds }: Asked,
  ground: SessionGround,
  bodies: Bodies,
  holds: readonly HoldRow[],
): SeatRequest | HoldRequest {
  if (isHold(request)) {
    const isHeld = holds.some(({ id }) => id === request.key);
    return { hold: { places: isHeld ? 0 : request.places, invitationId: request.invitationId } };
  }
  const { session, facts } = ground;
  return {
    idempotencyKey: request.idempotencyKey,
    requestHash: request.requestHash,
    members: request.members.map((member, index) => {
      const body = bodyOf(member);
      return {
        personId: personIds[index] as string,
        seeker: seekerOf(session, [...facts.limits], bodies, {
          kind: member.kind,
          delegation: member.delegation,
          body,
          quantities: chosen(member.extras),
        }),
        priority: priorityOf(session.priorityRule, {
          kind: member.kind,
          delegation: member.delegation,
          programmes: programmesOn(session, bodies.get(body)),
          bodySeated: (facts.seatedByBody.get(body) ?? 0) > 0,
        }),
      };
    }),
    held: formOf(request, holds)?.places ?? 0,
    invitationId: request.invitationId,
    exempt: exemptions(request.override),
    isByOrganiser: request.source === 'ORGANIZER',
    isValidated: request.isValidated,
    waitingListOnly: request.waitingListOnly,
  };
}

/** Tells one requester what the committed group decided for them. */
export function outcomeOf(
  asked: readonly Asked[],
  index: number,
  resolve: (result: Committed | Held) => void,
  reject: (error: unknown) => void,
): void {
  const { request, decision, registrationIds, personIds, ground, isKnown, dueAt, heldUntil } = asked[
    index
  ] as Asked;
  if (!isKnown) return reject(unknownBody(request as RegistrationRequest));
  switch (decision.outcome) {
    case 'ABSENT':
      return reject(new Refusal('not-found'));
    case 'REFUSED': {
      const faults = decision.faults?.map((fault) => [fault, true] as const) ?? [];
      return reject(
        new Refusal(decision.code, faults.length > 0 ? { facts: Object.fromEntries(faults) } : {}),
      );
    }
    case 'HELD':
    case 'NOT_HELD':
      return resolve({ expiresAt: heldUntil ?? null });
    case 'PLACED': {
      const members = decision.members.map(({ number }, order) => ({
        registrationId: registrationIds[order] as string,
        number,
      }));
      return resolve({ outcome: 'PLACED', status: decision.status, dueAt: dueAt ?? null, members });
    }
    case 'WAITLISTED': {
      const members = decision.members.map(({ number, rank }, order) => ({
        registrationId: registrationIds[order] as string,
        number,
        rank,
      }));
      const reasons = waitReasons(decision.reasons, ground?.before.facts.limits ?? []);
      return resolve({ outcome: 'WAITLISTED', members, reasons });
    }
    case 'REPEATED':
      return repeated(asked, index, decision.ofKey, resolve, reject);
    case 'REPLAYED':
      return resolve({ outcome: 'REPLAYED', registrationIds: [decision.registrationId] });
    case 'EXISTING':
      return resolve({
        outcome: 'EXISTING',
        registrationId: decision.registrationId,
        personId: decision.personId ?? (personIds[0] as string),
      });
  }
}

/** The same key in the same group gets the same answer; another key of the same person learns that it exists. */
function repeated(
  asked: readonly Asked[],
  index: number,
  ofKey: string,
  resolve: (result: Committed | Held) => void,
  reject: (error: unknown) => void,
): void {
  const { request, personIds } = asked[index] as Asked;
  const keyOf = (one: Asked) => (isHold(one.request) ? '' : one.request.idempotencyKey);
  const first = asked.findIndex((one) => keyOf(one) === ofKey && one.registrationIds.length > 0);
  const original = asked[first] as Asked;
  if (!isHold(request) && request.idempotencyKey === ofKey) return outcomeOf(asked, first, resolve, reject);
  const member = original.personIds.findIndex((id) => personIds.includes(id));
  resolve({
    outcome: 'EXISTING',
    registrationId: original.registrationIds[member] as string,
    personId: original.personIds[member] as string,
  });
}

function unknownBody({ members }: RegistrationRequest): Refusal {
  const isEpci = members.some(({ municipalityCode }) => municipalityCode === null);
  return isEpci
    ? new Refusal('unknown-epci', {
        errors: [{ path: 'body.epciCode', message: 'intercommunalité inconnue' }],
      })
    : new Refusal('unknown-municipality', {
        errors: [{ path: 'body.municipalityCode', message: 'commune inconnue' }],
      });
}
