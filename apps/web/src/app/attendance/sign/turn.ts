// The tablet goes from hand to hand: whose turn it is, and what the screen shows. One name at a time, never a list.
import type { LocalRow } from '../device/local-sheet';
import { nextToSign } from '../sheet/sheet-view';

/** `offered`: the tablet is being handed to this person; `signing`: they have said it is them. */
export interface Turn {
  personId: string;
  step: 'offered' | 'signing';
  /** Somebody has just signed: they are thanked, without their name, on the screen of the next one. */
  thanked: boolean;
}

export const beginning = (rows: readonly LocalRow[]): Turn => ({
  personId: nextToSign(rows, '')?.registrationId ?? '',
  step: 'offered',
  thanked: false,
});

/** To the next person who has not signed, or to the one before; nobody is left when `personId` is empty. */
export const moved = (turn: Turn, rows: readonly LocalRow[], step: 1 | -1): Turn => ({
  personId: nextToSign(rows, turn.personId, step)?.registrationId ?? turn.personId,
  step: 'offered',
  thanked: false,
});

/** After a signature: the next one, thanked; nobody when all have signed. `rows` may still lack the signature. */
export const signedBy = (turn: Turn, rows: readonly LocalRow[]): Turn => ({
  personId: nextToSign(rows, turn.personId)?.registrationId ?? '',
  step: 'offered',
  thanked: true,
});
