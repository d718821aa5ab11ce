// To whom messages leave: each address once, nobody without an address forgotten.
import { addressed, leftOut, type CommuneContact, type WantedPerson } from './addressing';

const person = (
  givenName: string,
  email: string,
  municipalityCode: string | null = '15187',
): WantedPerson => ({
  personId: givenName,
  registrationId: `r-${givenName}`,
  number: givenName,
  givenName,
  familyName: 'X',
  email,
  municipalityCode,
  body: 'Saint-Flour',
});
const contact = (email: string, municipalityCode = '15187'): CommuneContact => ({
  municipalityCode,
  municipality: 'Saint-Flour',
  givenName: 'Contact',
  familyName: 'Y',
  email,
});
const told = (...args: Parameters<typeof addressed>) =>
  addressed(...args).map(({ role, address, people, onBehalf }) => [
    role,
    address,
    people.map(({ givenName }) => givenName).join('+'),
    ...onBehalf.map(({ givenName }) => givenName),
  ]);

const anne = person('Anne', 'anne@m.fr');
const paul = person('Paul', 'Mairie@m.fr');
const remi = person('Rémi', ' mairie@M.fr');
const walkIn = person('Jo', '');
const dgs = contact('dgs@m.fr');

it('[M6] participants: the same address once, with everybody who reads it', () => {
  expect(told([anne, paul, remi], [dgs], 'PARTICIPANTS')).toEqual([
    ['PARTICIPANT', 'anne@m.fr', 'Anne'],
    ['PARTICIPANT', 'Mairie@m.fr', 'Paul+Rémi'],
  ]);
});

it('[M6] a participant without an address is reached through the contacts of the commune', () => {
  expect(told([anne, walkIn], [dgs, contact('maire@m.fr')], 'PARTICIPANTS')).toEqual([
    ['PARTICIPANT', 'anne@m.fr', 'Anne'],
    ['CONTACT', 'dgs@m.fr', 'Jo'],
    ['CONTACT', 'maire@m.fr', 'Jo'],
  ]);
});

it('[M6] contacts only, or both', () => {
  expect(told([anne, paul], [dgs], 'CONTACTS')).toEqual([['CONTACT', 'dgs@m.fr', 'Anne+Paul']]);
  expect(told([anne], [dgs], 'BOTH')).toEqual([
    ['PARTICIPANT', 'anne@m.fr', 'Anne'],
    ['CONTACT', 'dgs@m.fr', 'Anne'],
  ]);
});

it('[M6] a participant who is the contact too is written to once, and learns of who has no address', () => {
  const both = contact('ANNE@m.fr');
  expect(told([anne, walkIn], [both], 'BOTH')).toEqual([['PARTICIPANT', 'anne@m.fr', 'Anne', 'Jo']]);
});

it('[M6] nobody to reach is told, not forgotten', () => {
  const [first, second] = addressed([walkIn, person('Zoé', '', null)], [contact('x@m.fr', '22070')], 'BOTH');
  expect([first?.address, second?.address]).toEqual(['', '']);
  expect(leftOut({ address: '' }, 'SERVICE', new Set(), new Set())).toBe('NO_ADDRESS');
});

it('a contact of two communes reads about both in one message', () => {
  const [message] = addressed(
    [anne, person('Luc', '', '22070')],
    [dgs, contact('dgs@m.fr', '22070')],
    'CONTACTS',
  );
  expect(message?.towns.map(({ code }) => code)).toEqual(['15187', '22070']);
});

it('an opted-out address still gets what concerns its registration; a blocked one gets nothing', () => {
  const message = { address: 'Anne@M.fr' };
  const known = new Set(['anne@m.fr']);
  const none = new Set<string>();
  expect(leftOut(message, 'INVITATION', none, known)).toBe('OPTED_OUT');
  expect(leftOut(message, 'SERVICE', none, known)).toBeNull();
  expect(leftOut(message, 'SERVICE', known, known)).toBe('BLOCKED');
});
