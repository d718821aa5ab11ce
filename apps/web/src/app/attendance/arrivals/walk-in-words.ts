// What became of somebody added on this device, once the server has said it.
import type { WalkInBecame } from '@treize/contract/devices';

const kept: Partial<Record<NonNullable<WalkInBecame['before']>, string>> = {
  EXPECTED: 'Déjà inscrit·e à cette session\u00a0: son inscription est gardée, rien n’est en double.',
  WAITING: 'Était en liste d’attente\u00a0: son inscription est gardée, et sa place est confirmée.',
  OFFERED: 'Une place lui était proposée\u00a0: son inscription est gardée, et sa place est confirmée.',
};
const renewed: Partial<Record<NonNullable<WalkInBecame['before']>, string>> = {
  CANCELLED: 'Son inscription était annulée\u00a0: une nouvelle est faite.',
  REPLACED: 'Une autre personne avait pris sa place\u00a0: une nouvelle inscription est faite.',
  REFUSED: 'Sa demande d’inscription avait été refusée\u00a0: une nouvelle inscription est faite.',
  EXPIRED: 'Sa demande d’inscription avait expiré\u00a0: une nouvelle inscription est faite.',
};

/** True when there is more to say than that somebody new was registered. */
export const isRemarkable = ({ before, exceptional }: WalkInBecame): boolean =>
  before !== null || exceptional;

/** "Nouvelle inscription, faite sur place. Elle compte en plus des places de la session." */
export function becameText({ before, merged, exceptional }: WalkInBecame): string {
  const known = before === null ? undefined : (merged ? kept : renewed)[before];
  const text = known ?? (merged ? 'Son inscription est gardée.' : 'Nouvelle inscription, faite sur place.');
  return exceptional ? `${text} Elle compte en plus des places de la session.` : text;
}
