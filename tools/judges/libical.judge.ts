// libical's parser and restriction check (iTIP cardinalities of RFC 5546) on every kind of calendar object we send.
import { execFileSync, spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { emptyFolder, everyObject, writeObjects } from './objects.ts';

const own = emptyFolder('libical');
const checker = resolve(own, 'libical-check');
const judge = (files: string[]) => spawnSync(checker, files, { encoding: 'utf8' });
const objects = everyObject();
const good = objects['plain-request'] ?? '';

beforeAll(() => {
  const flags = execFileSync('pkg-config', ['--cflags', '--libs', 'libical']).toString().trim().split(/\s+/);
  const source = resolve(import.meta.dirname, 'libical-check.c');
  execFileSync('cc', ['-O1', '-Wall', '-o', checker, source, ...flags], { stdio: 'inherit' });
});

it.each<[string, (text: string) => string]>([
  ['without an organizer', (text) => text.replace(/ORGANIZER[^]*?\r\n(?! )/, '')],
  ['without an attendee', (text) => text.replace(/ATTENDEE[^]*?\r\n(?! )/, '')],
  ['a request that says cancelled', (text) => text.replace('STATUS:CONFIRMED', 'STATUS:CANCELLED')],
  ['without a UID', (text) => text.replace(/UID:.*\r\n/, '')],
])('sees a planted defect: %s', (name, spoil) => {
  const files = writeObjects(own, { [`defect ${name}`]: spoil(good) });
  expect(judge(files).status).toBe(1);
});

it('[7.6-2] finds nothing wrong in any object', () => {
  const files = writeObjects(own, objects);
  expect(files.length).toBeGreaterThan(80);
  const { status, stdout, stderr } = judge(files);
  expect(`${stdout}${stderr}`.trim()).toBe('');
  expect(status).toBe(0);
});
