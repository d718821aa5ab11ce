// Why somebody waits, as an organiser reads it.
import type { WaitReason } from '@treize/contract/places';

/** "La salle est complète"; the label names the limit, the block or what is missing. */
export function reasonText({ code, label }: WaitReason): string {
  const named = label === null ? '' : ` (${label})`;
  switch (code) {
    case 'ROOM':
      return 'La salle n’a plus de place libre';
    case 'RESERVED':
      return `Les places libres sont réservées${named}`;
    case 'LIMIT':
      return label === null ? 'Une limite choisie est complète' : `${label}\u00a0: complet`;
    case 'SHARE':
      return `La commune a atteint sa part${named}`;
    case 'ELIGIBILITY':
      return `Ne remplit pas les conditions${named}`;
    case 'QUEUE':
      return 'D’autres personnes attendent devant';
  }
}
