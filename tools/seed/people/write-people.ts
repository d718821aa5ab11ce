// Writes the people of the demo: residents of each region, trainers, and those a visitor may sign in as.
import type { EntityManager } from 'typeorm';
import type { Dice } from '../dice';
import type { Region } from '../places';
import { regions } from '../regions';
import { insertRows, type Row } from '../rows';
import { demoPeople, type DemoPeople } from './demo-people';
import { mandateRow, peopleOf, personRow, positionRow, trainer, type Person, type Town } from './people';

export interface Cast {
  demo: DemoPeople;
  /** officials and staff by region */
  residents: Map<string, Person[]>;
  /** two trainers by region */
  trainers: Map<string, [Person, Person]>;
}

/** Enough that the largest awareness day does not take everybody. */
const residentsPerRegion = 80;

function townOf(known: Map<string, Region>, code: string): Town {
  const town = [...known.values()].flatMap(({ towns }) => towns).find((one) => one.code === code);
  if (town === undefined) throw new Error(`the reference has no commune ${code}`);
  return town;
}

function castFor(dice: Dice, known: Map<string, Region>): Cast {
  const demo = demoPeople(townOf(known, '22070'), townOf(known, '15187'));
  const taken = new Set<string>();
  const residents = new Map<string, Person[]>();
  const trainers = new Map<string, [Person, Person]>();
  for (const { code } of regions) {
    const towns = known.get(code)?.towns ?? [];
    const pair = [0, 1].map(() => trainer(dice, taken, dice.pick(towns))) as [Person, Person];
    trainers.set(code, code === '53' ? [demo.trainer, pair[1]] : pair);
    residents.set(code, peopleOf(dice, towns, residentsPerRegion, taken));
  }
  return { demo, residents, trainers };
}

export async function writePeople(
  tx: EntityManager,
  dice: Dice,
  known: Map<string, Region>,
  now: Date,
): Promise<Cast> {
  const cast = castFor(dice, known);
  const demo = Object.values(cast.demo);
  const trainers = [...cast.trainers.values()].flat().filter(({ id }) => id !== cast.demo.trainer.id);
  const residents = [...cast.residents.values()].flat();
  const createdAt = new Date(now.getTime() - 120 * 86_400_000);
  await insertRows(
    tx,
    'people',
    [...demo, ...trainers, ...residents].map((one) => personRow(one, createdAt)),
  );
  const tied = [
    ...residents,
    cast.demo.secretary,
    cast.demo.sharedDeputy,
    cast.demo.sharedCouncillor,
    cast.demo.replacedDeputy,
    cast.demo.replacingDeputy,
    cast.demo.askingCouncillor,
    cast.demo.askingProjectLead,
    cast.demo.official,
  ];
  await insertRows(tx, 'mandates', tied.filter(({ kind }) => kind === 'ELECTED').map(mandateRow));
  await insertRows(tx, 'positions', tied.filter(({ kind }) => kind === 'STAFF').map(positionRow));
  const grants = demo.flatMap(({ id, grants: own }) =>
    own.map(({ role, scopeKind, scopeId }): Row => ({
      person_id: id,
      role,
      scope_kind: scopeKind,
      scope_id: scopeId,
      valid_from: createdAt,
      valid_to: null,
      granted_by: cast.demo.pilot.id,
      created_at: createdAt,
    })),
  );
  await insertRows(tx, 'grants', grants);
  const listed = demo.filter((one) => one.listed);
  await insertRows(
    tx,
    'demo_people',
    listed.map(({ id, label }, index): Row => ({ person_id: id, position: index + 1, label })),
  );
  return cast;
}
