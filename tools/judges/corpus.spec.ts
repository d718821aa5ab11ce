// A server in any time zone generates the same bytes.
import { bundleCorpus, generate } from './bundled-corpus';

it('does not depend on the zone of the process', () => {
  bundleCorpus();
  const [utc, ...others] = ['UTC', 'Europe/Paris', 'America/New_York'].map(generate);
  expect(Object.keys(utc ?? {}).length).toBeGreaterThan(80);
  for (const other of others) expect(other).toEqual(utc);
});
