// A new mailbox as it is typed.
import { newAddress } from './new-address';

it.each([
  ['', null, /Indiquez/],
  ['rose@', null, /Indiquez/],
  ['Rose@Mairie.example', null, /déjà/],
  [' rose.martin@mairie.example ', 'rose.martin@mairie.example', /^$/],
])('%j gives %j', (typed, address, error) => {
  const answer = newAddress(typed, 'rose@mairie.example');
  expect(answer.address).toBe(address);
  expect(answer.error).toMatch(error);
});
