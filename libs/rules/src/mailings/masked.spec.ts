// What is shown of an address.
import { maskedAddress } from './masked';

it.each([
  ['anne@mairie.fr', 'a…e@mairie.fr'],
  ['al@mairie.fr', 'a…@mairie.fr'],
  ['é@mairie.fr', 'é…@mairie.fr'],
])('%s is %s', (address, shown) => expect(maskedAddress(address)).toBe(shown));
