// One row of a list being filled: what was typed or pasted, and the person it makes for the API.
import { personKinds } from '@treize/contract/places';
import type { PastedRow } from '@treize/rules/registrations/pasted-list';
import * as z from 'zod';
import type { PersonDraft } from '../municipality-api';

/** Everything is kept as typed. `key` is made once: the same row sent twice registers one person. */
export const listRow = z.object({
  key: z.uuid(),
  familyName: z.string(),
  givenName: z.string(),
  email: z.string(),
  kind: z.enum(['', ...personKinds]),
  function: z.string(),
  delegation: z.boolean(),
  municipality: z.string().describe('as pasted; empty: not told, or told to be this commune'),
  workshop: z.string().describe('id of the workshop chosen; empty: none'),
  extras: z.array(z.string()).describe('ids of the other limits chosen: lunches'),
});
export type ListRow = z.output<typeof listRow>;

export const emptyRow = (): ListRow => ({
  key: crypto.randomUUID(),
  familyName: '',
  givenName: '',
  email: '',
  kind: '',
  function: '',
  delegation: false,
  municipality: '',
  workshop: '',
  extras: [],
});

export const rowOfPasted = (read: PastedRow): ListRow => ({
  ...emptyRow(),
  familyName: read.familyName,
  givenName: read.givenName,
  email: read.email ?? '',
  kind: read.kind ?? '',
  function: read.function,
  delegation: read.delegation,
  municipality: read.municipality ?? '',
});

/** Nothing was typed in it yet. */
export const isBlank = (row: ListRow): boolean =>
  [row.familyName, row.givenName, row.email, row.function].every((text) => text.trim() === '');

/** The person as the API takes it. Without an address, mails go to the contact's mailbox. */
export const personOf = (row: ListRow): PersonDraft => ({
  kind: row.kind as Exclude<ListRow['kind'], ''>,
  function: row.function,
  delegation: row.kind === 'ELECTED' && row.delegation,
  familyName: row.familyName,
  givenName: row.givenName,
  email: row.email.trim() || null,
  extras: [row.workshop, ...row.extras]
    .filter((limitId) => limitId !== '')
    .map((limitId) => ({ limitId, quantity: 1 })),
});

export const nameOf = ({ givenName, familyName }: Pick<ListRow, 'givenName' | 'familyName'>): string =>
  `${givenName} ${familyName}`.trim();
