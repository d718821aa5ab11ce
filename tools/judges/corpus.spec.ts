// A server in any time zone generates the same bytes: calendar objects, and the words and bytes of every mail.
import { bundleCorpus, generate } from './bundled-corpus';

it('[7.6-3] neither objects nor mails depend on the zone of the process', () => {
  bundleCorpus();
  const [utc = {}, ...others] = ['UTC', 'Europe/Paris', 'America/New_York'].map(generate);
  const named = (end: string) => Object.keys(utc).filter((name) => name.endsWith(end));
  expect(named('-request').length).toBeGreaterThan(15);
  expect(named(' mail').length).toBeGreaterThan(30);
  expect(utc['invitation.sent words']).toContain('mardi 9 mars 2027, 9\u00a0h\u00a030');
  expect(utc['plain-request']).toContain('DTSTART;TZID=Europe/Paris:20270112T093000');
  for (const other of others) expect(other).toEqual(utc);
});
