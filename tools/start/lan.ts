// `npm start -- --lan`: an address that a phone in the room can open.
import { networkInterfaces } from 'node:os';
import { ExpectedFailure } from './expected-failure.ts';

/** IPv4 addresses of this machine on its local networks. */
export function lanAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((address) => address.family === 'IPv4' && !address.internal)
    .map((address) => address.address);
}

/** @throws ExpectedFailure when the machine is on no network. */
export function requireLanAddress(addresses = lanAddresses()): string {
  const [first] = addresses;
  if (first === undefined)
    throw new ExpectedFailure(
      "Cette machine n'est sur aucun réseau local : lancez « npm start » sans --lan.",
    );
  return first;
}
