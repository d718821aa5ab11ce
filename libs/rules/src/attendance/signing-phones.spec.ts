// One phone, one person: both are flagged, the others are not.
import { peopleSharingPhones } from './signing-phones';

it('flags everybody who signed with one phone, and nobody else', () => {
  const facts = [
    { registrationId: 'camille', phoneKey: 'a' },
    { registrationId: 'yann', phoneKey: 'b' },
    { registrationId: 'nadia', phoneKey: 'a' },
    { registrationId: 'yann', phoneKey: 'b' },
    { registrationId: 'rémi', phoneKey: null },
    { registrationId: 'hélène', phoneKey: null },
  ];
  expect([...peopleSharingPhones(facts)].sort()).toEqual(['camille', 'nadia']);
  expect(peopleSharingPhones([]).size).toBe(0);
});
