// One session as its rows would be, changed only by what the rules decide: what any sequence of acts is judged on.
import type { LimitCounts } from '../sessions/seats';
import { exceptionalOver, takenPlaces } from '../sessions/capacity';
import { decideRegistrations, type Ground, type SeatRequest } from './decide';
import { slowPlace, slowServe } from './fair-line.fixture';
import { aSeeker, aSession, ask, noExemption, now, someFacts, type SeekerDraft } from './ground.fixture';
import {
  serveLine,
  type Exemptions,
  type LineFacts,
  type Party,
  type Seeker,
  type WaitingParty,
} from './line';

export interface Row {
  personId: string;
  partyId: string;
  seeker: Seeker;
  status: 'SEATED' | 'OFFERED' | 'WAITING' | 'OVER';
  priority: number;
  position: number;
  blockId: string | null;
  invitationId: string | null;
  exempt: Exemptions | null;
}
export interface Form {
  places: number;
  invitationId: string | null;
}
export interface Settings {
  capacity: number | null;
  limits: LimitCounts[];
  share: number | null;
  blocks: LineFacts['blocks'];
  invitations: { id: string; places: number }[];
  /** Free places are offered at once; else only when somebody says so. */
  isAutomatic: boolean;
}

export const holdsPlace = ({ status }: Row): boolean => status === 'SEATED' || status === 'OFFERED';
const isActive = ({ status }: Row): boolean => status !== 'OVER';
/** Fails with a sentence. */
export function must(isTrue: boolean, sentence: string): void {
  if (!isTrue) throw new Error(sentence);
}

export type Person = SeekerDraft & { personId: string };
/** `form`: spent by the request, with its invitation. */
export interface How {
  exempt: Exemptions | null;
  priority: number;
  invitationId: string | null;
  form: Form | undefined;
}
export function requestOf(people: readonly Person[], how: How): SeatRequest {
  const { form, exempt, priority } = how;
  const ids = people.map(({ personId }) => personId);
  const members = people.map(({ personId, ...draft }) => ({ personId, priority, seeker: aSeeker(draft) }));
  const invitationId = form ? form.invitationId : how.invitationId;
  return ask(ids, { members, exempt, invitationId, held: form?.places ?? 0 });
}

export class PlacesModel {
  rows: Row[] = [];
  forms: Form[] = [];
  exceptional = 0;
  lastPosition = 0;
  private parties = 0;

  constructor(readonly settings: Settings) {}

  takenOf(limitId: string, status: Row['status']): number {
    const rows = this.rows.filter((row) => row.status === status);
    return rows.reduce((sum, { seeker }) => sum + (seeker.quantities.get(limitId) ?? 0), 0);
  }

  facts(): LineFacts {
    const { capacity, limits, share, blocks, invitations } = this.settings;
    const seatedByBody = new Map<string, number>();
    const seated = this.rows.filter(holdsPlace);
    for (const { seeker } of seated) seatedByBody.set(seeker.body, (seatedByBody.get(seeker.body) ?? 0) + 1);
    const heldBy = (forms: Form[]) => forms.reduce((sum, { places }) => sum + places, 0);
    return someFacts({
      capacity,
      share,
      confirmed: this.rows.filter(({ status }) => status === 'SEATED').length,
      offered: this.rows.filter(({ status }) => status === 'OFFERED').length,
      waiting: this.rows.filter(({ status }) => status === 'WAITING').length,
      held: heldBy(this.forms),
      limits: limits.map((one) => ({
        ...one,
        confirmed: this.takenOf(one.id, 'SEATED'),
        offered: this.takenOf(one.id, 'OFFERED'),
      })),
      blocks: blocks.map((one) => ({
        ...one,
        taken: seated.filter(({ blockId }) => blockId === one.id).length,
      })),
      invitations: invitations.map(({ id, places }) => ({
        id,
        places,
        taken: seated.filter(({ invitationId }) => invitationId === id).length,
        held: heldBy(this.forms.filter(({ invitationId }) => invitationId === id)),
      })),
      seatedByBody,
    });
  }

  /** In order: higher priority first, then lower position. */
  waiting(): (WaitingParty & { rows: Row[] })[] {
    const parties = new Map<string, Row[]>();
    const rows = this.rows.filter(({ status }) => status === 'WAITING');
    for (const row of rows.sort((a, b) => b.priority - a.priority || a.position - b.position))
      parties.set(row.partyId, [...(parties.get(row.partyId) ?? []), row]);
    return [...parties.values()].map((members) => ({
      registrationIds: members.map(({ personId }) => personId),
      seekers: members.map(({ seeker }) => seeker),
      priority: members[0]?.priority ?? 0,
      position: members[0]?.position ?? 0,
      invitationId: members[0]?.invitationId ?? null,
      rows: members,
    }));
  }

  ground(): Ground {
    const session = aSession({ exceptional: this.exceptional, lastPosition: this.lastPosition });
    return { session, facts: this.facts(), waiting: this.waiting(), waitingBehind: 0 };
  }

  hold(form: Form): void {
    const { decisions } = decideRegistrations(this.ground(), [{ hold: form }], [], now);
    const stranger: Seeker = { ...aSeeker({ body: '' }), kind: null, departmentCodes: [] };
    const party: Party = {
      seekers: Array.from({ length: form.places }, () => stranger),
      invitationId: form.invitationId,
      exempt: { ...noExemption, share: true },
    };
    const isDue = this.settings.capacity !== null && slowPlace(this.facts(), this.waiting(), party);
    must(
      (decisions[0]?.outcome === 'HELD') === isDue,
      `a form is ${decisions[0]?.outcome}, the rule says ${isDue}`,
    );
    if (isDue) this.forms.push(form);
  }

  register(people: readonly Person[], how: How): void {
    const { form, exempt } = how;
    const request = requestOf(people, how);
    const { members, invitationId } = request;
    const stored = this.rows.filter(isActive).map(({ personId }) => ({
      id: `of ${personId}`,
      personId,
      status: 'CONFIRMED' as const,
      idempotencyKey: 'another',
      requestHash: '',
    }));
    const { decisions, after } = decideRegistrations(this.ground(), [request], stored, now);
    const [decision] = decisions;
    if (decision?.outcome !== 'PLACED' && decision?.outcome !== 'WAITLISTED') return;
    this.judge(request, decision.outcome === 'PLACED');
    if (form) this.forms = this.forms.filter((one) => one !== form);
    this.parties += 1;
    decision.members.forEach((given, index) => {
      must(given.position === this.lastPosition + 1, `position ${given.position} after ${this.lastPosition}`);
      this.lastPosition = given.position;
      const member = members[index] as (typeof members)[number];
      const isInvited = decision.outcome === 'WAITLISTED' || index < decision.invited;
      this.rows.push({
        ...member,
        partyId: `party ${this.parties}`,
        status: decision.outcome === 'PLACED' ? 'SEATED' : 'WAITING',
        position: given.position,
        blockId: 'blockId' in given ? given.blockId : null,
        invitationId: isInvited ? invitationId : null,
        exempt,
      });
      if ('rank' in given) must(given.rank === this.rankOf(member.personId), `rank ${given.rank} told`);
    });
    this.exceptional = after.session.exceptional;
    this.compare(after);
  }

  private judge(request: SeatRequest, isPlaced: boolean): void {
    const seekers = request.members.map(({ seeker }) => seeker);
    const priority = request.members[0]?.priority ?? 0;
    const { held, invitationId, exempt } = request;
    const isDue = slowPlace(this.facts(), this.waiting(), { seekers, priority, held, invitationId, exempt });
    must(isPlaced === isDue, `placed: ${isPlaced}, the rule says ${isDue}`);
  }

  /** People who wait, those ahead included, until this one. */
  rankOf(personId: string): number {
    const order = this.waiting().flatMap(({ rows }) => rows);
    return order.findIndex((row) => row.personId === personId) + 1;
  }

  /** The counters that the rules return are those of the rows. */
  private compare({
    session,
    limits,
    blocks,
    invitations,
  }: ReturnType<typeof decideRegistrations>['after']): void {
    const facts = this.facts();
    const told = [session.confirmed, session.waiting, ...limits.map(({ confirmed }) => confirmed)];
    const counted = [facts.confirmed, facts.waiting, ...facts.limits.map(({ confirmed }) => confirmed)];
    const taken = (all: readonly { taken: number }[]) => all.map((one) => one.taken);
    told.push(...taken(blocks), ...taken(invitations));
    counted.push(...taken(facts.blocks), ...taken(facts.invitations));
    must(`${told.join()}` === `${counted.join()}`, `counters ${told.join()} of rows ${counted.join()}`);
  }

  /** Offers what is free, as the rule said slowly would; afterwards nobody can be served any more. */
  serve(): void {
    const waiting = this.waiting();
    if (waiting.length === 0) return;
    const facts = this.facts();
    const { verdicts } = serveLine(facts, waiting);
    const due = new Set<Party>(slowServe(facts, waiting).placed);
    waiting.forEach((party, index) => {
      const verdict = verdicts[index];
      const isPlaced = verdict?.isPlaced ?? false;
      must(due.has(party) === isPlaced, `${party.registrationIds.join()} served against the rule`);
      if (!verdict?.isPlaced) return;
      party.rows.forEach((row, seat) =>
        Object.assign(row, { status: 'OFFERED', blockId: verdict.blockIds[seat] ?? null }),
      );
    });
    if (due.size === 0) return;
    // Whoever was promised a place gets it, though an organiser has given it away meanwhile.
    const { capacity, confirmed, offered } = this.facts();
    const over = exceptionalOver(capacity, { confirmed, offered, departed: 0 });
    this.exceptional = Math.max(this.exceptional, over);
    const again = serveLine(this.facts(), this.waiting()).verdicts;
    must(!again.some(({ isPlaced }) => isPlaced), 'a place stays free that somebody in line could have');
  }

  end(row: Row): void {
    row.status = 'OVER';
    this.fade();
  }

  /** Another person of the same commune takes over the state and the place in line. */
  replace(row: Row, personId: string): void {
    if (this.rows.some((one) => one.personId === personId && isActive(one))) return;
    this.rows.push({ ...row, personId });
    row.status = 'OVER';
  }

  private fade(): void {
    const { capacity, confirmed, offered } = this.facts();
    this.exceptional = Math.min(
      this.exceptional,
      exceptionalOver(capacity, { confirmed, offered, departed: 0 }),
    );
  }

  /** Never under what is taken, held or promised. */
  resize(capacity: number | null): void {
    const facts = this.facts();
    const promised = facts.invitations.reduce(
      (sum, one) => sum + Math.max(0, one.places - one.taken - one.held),
      0,
    );
    const floor = takenPlaces({ ...facts, exceptional: this.exceptional }) + promised;
    this.settings.capacity = capacity === null ? null : Math.max(capacity, floor);
    this.fade();
  }

  resizeLimit(limit: LimitCounts, capacity: number): void {
    limit.capacity = Math.max(capacity, this.takenOf(limit.id, 'SEATED') + this.takenOf(limit.id, 'OFFERED'));
  }
}
