// Says, before anything starts, whether a port is free.
import { createServer } from 'node:net';
import { codeOf, ExpectedFailure } from './expected-failure.ts';

/**
 * Fails when something already listens on the port, in IPv4 or in IPv6 (`localhost` may lead to either).
 * @throws ExpectedFailure naming the port and the variable that chooses another.
 */
export async function requireFreePort(
  port: number,
  variable: string,
  what: string,
  host = '127.0.0.1',
): Promise<void> {
  for (const address of new Set([host, '127.0.0.1', '::1'])) {
    const code = await bindingError(port, address);
    if (code === 'EADDRINUSE')
      throw new ExpectedFailure(
        `Le port ${port} (${what}) est déjà pris par un autre programme.\n` +
          `Choisissez-en un autre, par exemple : ${variable}=${port + 1000} npm start`,
      );
    if (code === 'EACCES')
      throw new ExpectedFailure(
        `Le port ${port} (${what}) est réservé au système. Choisissez-en un autre par ${variable}.`,
      );
    if (code !== undefined && address === host)
      throw new ExpectedFailure(
        `L'adresse ${address}:${port} (${what}) ne peut pas être utilisée (${code}).`,
      );
  }
}

function bindingError(port: number, host: string): Promise<string | undefined> {
  return new Promise((done) => {
    const probe = createServer()
      .once('error', (error) => done(codeOf(error) ?? 'inconnue'))
      .listen({ port, host, exclusive: true }, () => probe.close(() => done(undefined)));
  });
}
