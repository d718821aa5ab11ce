// Whose word is taken for the caller's address: nobody's, but the proxies that are named.
import { testSettings } from '../../../test-app.fixture';
import { readConfig } from '../../config';
import { createAdapter } from './server';

async function addressSeen(proxies: string, remoteAddress: string): Promise<string> {
  const settings = { ...testSettings('postgres://treize@127.0.0.1/treize'), TRUSTED_PROXIES: proxies };
  const server = createAdapter(readConfig(settings)).getInstance();
  server.get('/who', (request) => request.ip);
  const headers = { 'x-forwarded-for': '198.51.100.1, 203.0.113.7' };
  const answer = await server.inject({ method: 'GET', url: '/who', remoteAddress, headers });
  await server.close();
  return answer.body;
}

it.each([
  ['', '10.0.0.2', '10.0.0.2'],
  ['10.0.0.0/8', '192.0.2.1', '192.0.2.1'],
  ['10.0.0.0/8', '10.0.0.2', '203.0.113.7'],
  ['10.0.0.0/8, 203.0.113.0/24', '10.0.0.2', '198.51.100.1'],
])('trusting "%s", a call through %s comes from %s', async (proxies, remote, seen) => {
  expect(await addressSeen(proxies, remote)).toBe(seen);
});

it('refuses a proxy that is neither an address nor a range, by its name', () => {
  const settings = {
    ...testSettings('postgres://treize@127.0.0.1/treize'),
    TRUSTED_PROXIES: 'proxy.example',
  };
  expect(() => readConfig(settings)).toThrow(/TRUSTED_PROXIES is wrong/);
});
