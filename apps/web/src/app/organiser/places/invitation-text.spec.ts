// Seat invitations: what is wrong as one types, and the state of a stored one.
import type { Municipality } from '@treize/contract/territories';
import { invitationDraftOf, invitationErrors, invitationState, type InvitationText } from './invitation-text';

const typed = (given: Partial<InvitationText> = {}): InvitationText => ({
  to: 'PERSON',
  name: 'Rozenn Le Bihan',
  email: 'rozenn@mairie.example',
  municipality: null,
  places: '1',
  isBlocking: true,
  expiresOn: '2027-01-12',
  ...given,
});
const ids = (given: Partial<InvitationText>) => invitationErrors(typed(given)).map(({ id }) => id);

it('invites a person by address for one place, until the evening of the day', () => {
  expect(ids({})).toEqual([]);
  expect(invitationDraftOf(typed({ places: '5' }))).toMatchObject({
    places: 1,
    municipalityCode: null,
    expiresAt: '2027-01-12T22:59:00.000Z',
  });
});

it('says what is missing, of a person or of a commune', () => {
  expect(ids({ email: 'x', name: ' ' })).toEqual(['invite-name', 'invite-email']);
  expect(ids({ to: 'MUNICIPALITY', places: '0', expiresOn: '' })).toEqual([
    'invite-places',
    'invite-expiresOn',
    'invite-municipality',
  ]);
  const municipality = { code: '22070' } as Municipality;
  expect(ids({ to: 'MUNICIPALITY', municipality, places: '5' })).toEqual([]);
});

it('Q8 is valid until it is revoked, used up or expired', () => {
  const stored = {
    revokedAt: null as string | null,
    expiresAt: '2027-01-12T22:59:00.000Z',
    places: 5,
    taken: 2,
  };
  const now = new Date('2027-01-05T10:00:00Z');
  const label = (given: Partial<typeof stored>, at = now) =>
    invitationState({ ...stored, ...given }, at).label;
  expect(label({})).toBe('Valable');
  expect(label({ taken: 5 })).toBe('Utilisée');
  expect(label({ revokedAt: '2027-01-04T10:00:00.000Z' })).toBe('Révoquée');
  expect(label({}, new Date('2027-01-13T10:00:00Z'))).toBe('Expirée');
});
