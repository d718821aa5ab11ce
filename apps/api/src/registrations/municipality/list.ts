// A list on its way: its rows, the requests they make, and what is told of each in the order of the list.
import { createHash, randomUUID } from 'node:crypto';
import type { RowOutcome } from '@treize/contract/municipality';
import type { LockedSession } from '../registering/ground.queries';
import type { RegistrationRequest } from '../registering/requests';
import { rowTold } from './row-outcomes';
import type { GoodRow, Mairie, ReadRow } from './rows';

/** Rows asked for in one request: one person, or everybody of the list together. */
export interface Party {
  rows: GoodRow[];
  request: RegistrationRequest;
}
export interface List {
  mairie: Mairie;
  session: LockedSession;
  rows: ReadRow[];
  parties: Party[];
}

/** One person, or people placed together; a commune that validates its own people has done it by registering them. */
export function requestOf(
  rows: readonly GoodRow[],
  session: LockedSession,
  mairie: Mairie,
  invitationId: string | null,
): RegistrationRequest {
  const members = rows.map(({ draft }) => draft);
  return {
    sessionId: session.id,
    members,
    idempotencyKey: rows[0]?.key ?? randomUUID(),
    requestHash: createHash('sha256')
      .update(JSON.stringify([session.id, members]))
      .digest('base64url'),
    registeredBy: mairie.contactId,
    source: 'MUNICIPALITY',
    onBehalfOf: mairie.code,
    isValidated: session.validation === 'MUNICIPALITY',
    override: null,
    waitingListOnly: false,
    holdId: null,
    invitationId,
  };
}

/** Somebody of a group that cannot be registered because of another. */
export const notAlone = (key: string, other?: { givenName: string; familyName: string }): RowOutcome =>
  rowTold(key, 'REFUSED', {
    code: 'invalid-request',
    errors: [
      {
        path: '',
        message: `inscription groupée\u00a0: ${other ? `${other.givenName} ${other.familyName} est déjà inscrit·e` : 'une autre ligne est à corriger'}`,
      },
    ],
  });

/** Every row in the order of the list: what is wrong in it, or what became of it. */
export function inOrder({ rows }: List, told: readonly RowOutcome[]): RowOutcome[] {
  const byKey = new Map(told.map((row) => [row.key, row]));
  return rows.map(({ key, draft, errors }) =>
    draft === null ? rowTold(key, 'INVALID', { errors }) : (byKey.get(key) ?? notAlone(key)),
  );
}
