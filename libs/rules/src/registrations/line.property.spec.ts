// Any sequence of acts on one session, by anybody: what must hold after each of them.
import fc from 'fast-check';
import { promisedPlaces } from '../sessions/seats';
import { decideRegistrations } from './decide';
import { aBlock, aLimit, aLunch, noExemption, now, type SeekerDraft } from './ground.fixture';
import { holdsPlace, must, PlacesModel, requestOf, type Row, type Settings } from './places-model.fixture';

const bodies = ['22113', '29019', '56121'];
/** Who somebody is never changes: commune, kind, and what they would eat and follow. */
const person = (index: number): SeekerDraft & { personId: string } => ({
  personId: `p${index}`,
  body: bodies[index % 3] as string,
  department: (bodies[index % 3] as string).slice(0, 2),
  kind: index % 2 === 0 ? 'ELECTED' : 'STAFF',
  takes: { lunch: index % 4 === 0 ? 0 : 1, [index % 5 < 2 ? 'A' : 'B']: 1 },
});

const settings = fc.record({
  capacity: fc.option(fc.integer({ min: 0, max: 8 }), { freq: 8 }),
  lunches: fc.integer({ min: 0, max: 8 }),
  workshop: fc.integer({ min: 0, max: 4 }),
  share: fc.option(fc.integer({ min: 1, max: 3 })),
  blocks: fc.constantFrom(
    [],
    [aBlock('removed', 1)],
    [aBlock('here', 2, { departmentCode: '22' }), aBlock('staff', 1, { kind: 'STAFF' })],
  ),
  promised: fc.integer({ min: 0, max: 2 }),
  isAutomatic: fc.constantFrom(true, true, false),
});
const opened = (drawn: typeof settings extends fc.Arbitrary<infer T> ? T : never): Settings => ({
  capacity: drawn.capacity === null ? null : drawn.capacity + drawn.promised,
  share: drawn.share,
  blocks: drawn.blocks,
  isAutomatic: drawn.isAutomatic,
  limits: [
    aLunch(0, { capacity: drawn.lunches }),
    aLimit('A', { capacity: drawn.workshop }),
    aLimit('B', { capacity: null }),
  ],
  invitations: [{ id: 'i', places: drawn.promised }],
});

const pick = fc.nat({ max: 30 });
const exempt = fc.constantFrom(
  null,
  null,
  null,
  { ...noExemption, room: true },
  { ...noExemption, share: true, limitIds: ['lunch', 'A'] },
);
const invitationId = fc.constantFrom(null, null, 'i');
const act = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('register' as const),
      people: fc.uniqueArray(fc.nat({ max: 15 }), { minLength: 1, maxLength: 4 }),
      exempt,
      priority: fc.constantFrom(0, 0, 0, 1),
      invitationId,
      form: fc.option(pick),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('hold' as const),
      places: fc.integer({ min: 1, max: 3 }),
      invitationId,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('release' as const), pick }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom('cancel' as const, 'answer' as const, 'drop' as const),
      pick,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('resize' as const),
      of: fc.constantFrom('room', 'lunch', 'A'),
      to: fc.nat({ max: 9 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('split' as const, 'serve' as const), pick }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('prioritise' as const),
      pick,
      priority: fc.integer({ min: -1, max: 2 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('replace' as const), pick, by: fc.nat({ max: 15 }) }) },
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

const oneOf = <T>(all: readonly T[], index: number): T | undefined => all[index % Math.max(1, all.length)];

/** `answer`: accept an offer; `drop`: decline it or let it expire; `cancel`: leave, or move to another session. */
function perform(model: PlacesModel, one: Act): void {
  const having = (...statuses: Row['status'][]) =>
    model.rows.filter(({ status }) => statuses.includes(status));
  switch (one.do) {
    case 'register': {
      const form = one.form === null ? undefined : oneOf(model.forms, one.form);
      return model.register(one.people.map(person), { ...one, form });
    }
    case 'hold':
      return model.hold({ places: one.places, invitationId: one.invitationId });
    case 'release':
      return void model.forms.splice(one.pick % Math.max(1, model.forms.length), 1);
    case 'cancel': {
      const row = oneOf(having('SEATED', 'OFFERED', 'WAITING'), one.pick);
      return row && model.end(row);
    }
    case 'drop': {
      const row = oneOf(having('OFFERED'), one.pick);
      return row && model.end(row);
    }
    case 'answer': {
      const row = oneOf(having('OFFERED'), one.pick);
      return void (row && Object.assign(row, { status: 'SEATED' }));
    }
    case 'resize': {
      const limit = model.settings.limits.find(({ id }) => id === one.of);
      return limit ? model.resizeLimit(limit, one.to) : model.resize(one.to === 9 ? null : one.to);
    }
    case 'split':
      return oneOf(model.waiting(), one.pick)?.rows.forEach((row) => (row.partyId += ` ${row.personId}`));
    case 'serve':
      return model.serve();
    case 'prioritise':
      return oneOf(model.waiting(), one.pick)?.rows.forEach((row) => (row.priority = one.priority));
    case 'replace': {
      const row = oneOf(having('SEATED', 'OFFERED', 'WAITING'), one.pick);
      return row && model.replace(row, `p${one.by}`);
    }
  }
}

function check(model: PlacesModel): void {
  const facts = model.facts();
  const active = model.rows.filter(({ status }) => status !== 'OVER');
  const seated = active.filter(holdsPlace);
  const overridden = seated.filter((row) => row.exempt?.room).length;
  const taken = facts.confirmed + facts.offered;
  const kept = facts.held + promisedPlaces(facts.invitations);
  const capacity = facts.capacity ?? Infinity;
  must(taken <= capacity + model.exceptional, `${taken} people on ${capacity} places`);
  must(model.exceptional <= overridden, `${model.exceptional} over, by ${overridden} overrides`);
  must(taken + kept <= capacity + overridden, `${taken} people and ${kept} places held on ${capacity}`);
  for (const { id, capacity: most } of facts.limits) {
    const used = model.takenOf(id, 'SEATED') + model.takenOf(id, 'OFFERED');
    const free = seated.filter((row) => row.exempt?.limitIds.includes(id)).length;
    must(used <= (most ?? Infinity) + free, `${used} of ${most} ${id}`);
  }
  for (const [body, people] of facts.seatedByBody) {
    const free = seated.filter((row) => row.seeker.body === body && row.exempt?.share).length;
    must(people <= (facts.share ?? Infinity) + free, `${people} people of ${body}`);
  }
  must(
    new Set(active.map(({ personId }) => personId)).size === active.length,
    'somebody is registered twice',
  );
  must(new Set(active.map(({ position }) => position)).size === active.length, 'two people at one position');
  const partly = active.filter(
    (row) => holdsPlace(row) && active.some((one) => one.partyId === row.partyId && !holdsPlace(one)),
  );
  must(partly.length === 0, `${partly[0]?.partyId} is placed in part`);
}

it('holds after any sequence of acts: places, ranks, positions, nobody passed but by the rule, nothing left free', () => {
  fc.assert(
    fc.property(settings, fc.array(act, { maxLength: 24, size: 'max' }), (drawn, acts) => {
      const model = new PlacesModel(opened(drawn));
      for (const one of acts) {
        perform(model, one);
        if (model.settings.isAutomatic) model.serve();
        check(model);
      }
    }),
    { numRuns: 1500 },
  );
});

/** A request of this group; `form` is one of the open ones, each spent once. */
const asked = fc.record({
  people: fc.uniqueArray(fc.nat({ max: 40 }), { minLength: 1, maxLength: 3 }),
  exempt,
  priority: fc.constantFrom(0, 0, 1),
  invitationId,
  hasForm: fc.boolean(),
});

it('decides a group of requests as it decides them one by one', () => {
  const group = fc.array(asked, { maxLength: 8 });
  fc.assert(
    fc.property(
      settings,
      group,
      fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 3 }),
      group,
      (drawn, before, forms, requested) => {
        const model = new PlacesModel(opened(drawn));
        for (const one of before) model.register(one.people.map(person), { ...one, form: undefined });
        for (const places of forms) model.hold({ places, invitationId: null });
        const seen = new Set(model.rows.map(({ personId }) => personId));
        const open = [...model.forms];
        const requests = requested.flatMap((one) => {
          const people = one.people.map(person).filter(({ personId }) => !seen.has(personId));
          for (const { personId } of people) seen.add(personId);
          return people.length === 0
            ? []
            : [{ ...one, people, form: one.hasForm ? open.shift() : undefined }];
        });
        const together = decideRegistrations(
          model.ground(),
          requests.map((one) => requestOf(one.people, one)),
          [],
          now,
        ).decisions.map(({ outcome }) => outcome);
        const apart = requests.map((one) => {
          const rows = model.rows.length;
          model.register(one.people, one);
          return model.rows[rows]?.status === 'SEATED' ? 'PLACED' : 'WAITLISTED';
        });
        expect(together).toEqual(apart);
      },
    ),
    { numRuns: 700 },
  );
});
