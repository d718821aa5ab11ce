// The fictional people of a region: elected officials and staff of its small towns, and the trainers.
import { randomUUID } from 'node:crypto';
import { electedFunctions, staffFunctions } from '@treize/contract/registrations';
import { emailKey, nameKey } from '@treize/rules/people/keys';
import { searchKey } from '@treize/rules/territories/search-key';
import type { Dice } from '../dice';
import type { Row } from '../rows';
import { familyNames, givenNames } from './names';

export interface Town {
  code: string;
  name: string;
  postcode: string;
}
export interface Person {
  id: string;
  familyName: string;
  givenName: string;
  email: string;
  kind: 'ELECTED' | 'STAFF';
  function: string;
  delegation: boolean;
  town: Town;
}

const slug = (text: string): string => searchKey(text).replaceAll(' ', '-');
/** Addresses of a commune end with this: nothing under .example can ever be delivered. */
export const domainOf = (town: Town): string => `${slug(town.name)}.example`;

/** One mayor a commune; the others are deputies and councillors. */
const underMayor = electedFunctions.slice(1, 3);

/** A person of `town`; `taken` holds the names and the mayors already given: nobody is met twice. */
function person(dice: Dice, town: Town, taken: Set<string>): Person {
  const [givenName, familyName] = [dice.pick(givenNames), dice.pick(familyNames)];
  const key = nameKey(familyName, givenName);
  if (taken.has(key)) return person(dice, town, taken);
  taken.add(key);
  const kind = dice.chance(0.7) ? 'ELECTED' : 'STAFF';
  const isMayor = kind === 'ELECTED' && dice.chance(0.3) && !taken.has(town.code);
  if (isMayor) taken.add(town.code);
  return {
    id: randomUUID(),
    familyName,
    givenName,
    email: `${slug(givenName)}.${slug(familyName)}@${domainOf(town)}`,
    kind,
    function: isMayor ? 'Maire' : dice.pick(kind === 'ELECTED' ? underMayor : staffFunctions),
    delegation: kind === 'ELECTED' && !isMayor && dice.chance(0.5),
    town,
  };
}

/** People of a region, spread over its towns. */
export const peopleOf = (dice: Dice, towns: readonly Town[], count: number, taken: Set<string>): Person[] =>
  Array.from({ length: count }, () => person(dice, dice.pick(towns), taken));

/** A trainer: paid by the training body, not tied to a commune. */
export function trainer(dice: Dice, taken: Set<string>, town: Town): Person {
  const drawn = person(dice, town, taken);
  return {
    ...drawn,
    kind: 'STAFF',
    function: 'Formateur·rice',
    email: `${slug(drawn.givenName)}.${slug(drawn.familyName)}@formation.example`,
  };
}

export const personRow = ({ id, familyName, givenName, email }: Person, createdAt: Date): Row => ({
  id,
  family_name: familyName,
  given_name: givenName,
  name_key: nameKey(familyName, givenName),
  email,
  email_key: emailKey(email),
  created_at: createdAt,
});

/** Municipal councils elected in March 2026 sit from the end of that month. */
const councilsSince = '2026-03-28';

export const mandateRow = ({ id, function: name, delegation, town }: Person): Row => ({
  person_id: id,
  municipality_code: town.code,
  function: name,
  delegation,
  status: 'CONFIRMED',
  starts_on: councilsSince,
});
export const positionRow = ({ id, function: name, town }: Person): Row => ({
  person_id: id,
  municipality_code: town.code,
  function: name,
  starts_on: '2024-09-01',
});
