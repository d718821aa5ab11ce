// What a move would do, told before it is done.
import type { RosterActionAnswer } from '@treize/contract/roster';
import { plural } from '../../platform/session-words';

/** "12 personnes auront une place, 5 attendront dans le même ordre, 1 ne peut pas être déplacée." */
export function forecastText({ done, waiting, refused }: RosterActionAnswer): string {
  const parts = [
    ...(done.length > 0
      ? [plural(done.length, 'personne aura une place', 'personnes auront une place')]
      : []),
    ...(waiting.length > 0
      ? [plural(waiting.length, 'attendra là-bas', 'attendront là-bas, dans le même ordre')]
      : []),
    ...(refused.length > 0
      ? [plural(refused.length, 'ne peut pas être déplacée', 'ne peuvent pas être déplacées')]
      : []),
  ];
  return `${parts.join(', ')}.`;
}
