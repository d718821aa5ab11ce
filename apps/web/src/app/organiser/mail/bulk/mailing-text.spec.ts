// A mailing as typed: errors at their field, publics that its purpose allows, the target that is counted.
import {
  audiencesFor,
  countRequestOf,
  mailingErrors,
  newMailing,
  withPurpose,
  type MailingText,
} from './mailing-text';

const sessionId = '0197b2d0-1111-7000-8000-000000000001';
const text: MailingText = {
  ...newMailing(),
  regionCode: '84',
  sessionId,
  subject: 'La salle change',
  body: 'Bonjour {prenom},\n\nRendez-vous {ou}.',
};
const ids = (given: Partial<MailingText>) => mailingErrors({ ...text, ...given }).map(({ id }) => id);

it('finds nothing wrong in a whole text', () => expect(ids({})).toEqual([]));

it('[M9] an empty body is refused at its field', () => expect(ids({ body: '  ' })).toEqual(['mailing-body']));

it('asks for the session at once, but not to invite a territory', () => {
  expect(ids({ sessionId: '', subject: '' })).toEqual(['mailing-sessionId', 'mailing-subject']);
  expect(ids({ sessionId: '', audience: 'TERRITORY', purpose: 'INVITATION' })).toEqual([]);
});

it('[M2] names the words between braces that are not known, in the subject too', () => {
  const errors = mailingErrors({ ...text, subject: 'Bonjour {ville}', body: '{Prénom} {date}' });
  expect(errors.map(({ id }) => id)).toEqual(['mailing-subject', 'mailing-body']);
  expect(errors[0]?.message).toContain('{ville}');
  expect(errors[1]?.message).toContain('{date}');
});

it('invites a territory, writes to the people of a session', () => {
  expect(audiencesFor('SERVICE')).not.toContain('TERRITORY');
  expect(audiencesFor('INVITATION')[0]).toBe('TERRITORY');
  const inviting = withPurpose({ ...text, audience: 'ABSENT' }, 'INVITATION');
  expect(inviting.audience).toBe('TERRITORY');
  expect(withPurpose(inviting, 'SERVICE').audience).toBe('REGISTERED');
});

it('counts once the target holds, whatever the words', () => {
  expect(countRequestOf({ ...text, subject: '', body: '' })).toMatchObject({
    purpose: 'SERVICE',
    target: { regionCode: '84', sessionId, audience: 'REGISTERED' },
  });
  expect(countRequestOf({ ...text, sessionId: '' })).toBeUndefined();
});
