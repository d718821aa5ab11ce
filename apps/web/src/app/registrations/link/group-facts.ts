// What a group that waits together would gain by being separated: who could be served now, who would go on waiting.
import type { RegistrationPage } from '@treize/contract/registrations';
import { plural } from '../../platform/session-words';

type Told = Pick<RegistrationPage, 'number' | 'givenName' | 'familyName' | 'party' | 'session'>;

export interface GroupFacts {
  size: number;
  /** Places of the room that nobody holds; null without a limit. */
  free: number | null;
  /** Names in the order in which the list would serve them. */
  names: string[];
}

/** Those of the group who still wait, this person among them, in order of registration. */
export function groupFacts({ number, givenName, familyName, party, session }: Told): GroupFacts {
  const waiting = party.filter(({ status }) => status === 'WAITLISTED');
  const everybody = [{ number, name: `${givenName} ${familyName}` }, ...waiting];
  const { capacity, confirmed, offered, held } = session.seats;
  return {
    size: everybody.length,
    free: capacity === null ? null : Math.max(0, capacity - confirmed - offered - held),
    names: everybody
      .toSorted((one, other) => one.number.localeCompare(other.number, 'fr', { numeric: true }))
      .map(({ name }) => name),
  };
}

/** "Votre groupe de 3 attend 3 places, 2 sont libres." */
export function groupText({ size, free }: GroupFacts): string {
  const asks = `Votre groupe de ${size} attend ${plural(size, 'place')} ensemble`;
  if (free === null || free === 0 || free >= size) return `${asks}.`;
  return `${asks}, ${free === 1 ? '1 est libre' : `${free} sont libres`}.`;
}

/** What separating does, told before confirming. */
export function splitFacts({ size, free, names }: GroupFacts): string[] {
  const served = free === null || free >= size ? 0 : free;
  return [
    'Chaque personne garde son rang, et attend désormais pour elle-même.',
    served > 0
      ? `Les places libres peuvent être proposées dans l’ordre de la liste\u00a0: ${names.slice(0, served).join(', ')}. ` +
        `${names.slice(served).join(', ')} continue${size - served > 1 ? 'nt' : ''} d’attendre.`
      : `La prochaine place qui revient au groupe ira à ${names[0] ?? 'la première personne'}.`,
    'On ne peut pas revenir à un groupe ensuite.',
  ];
}
