// `.env.example` lists every setting, and its defaults are those of the code.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readConfig, settings } from '../../apps/api/src/platform/config.ts';
import { ROOT } from './folders.ts';

const LAUNCHER_ONLY = ['MAILBOX_PORT', 'SMTP_PORT'];
const lines = [...readFileSync(resolve(ROOT, '.env.example'), 'utf8').matchAll(/^(# )?([A-Z_]+)=(.*)$/gm)];
const listed = lines.map(([, commented, name, value]) => ({
  name: name as string,
  value: value as string,
  isOptional: commented !== undefined,
}));

it('lists every setting, no other, and once', () => {
  expect(listed.map(({ name }) => name).sort()).toEqual([...Object.keys(settings), ...LAUNCHER_ONLY].sort());
});

it('leaves uncommented exactly what has no default', () => {
  const needed = Object.entries(settings).filter(([, rule]) => !rule.safeParse(undefined).success);
  expect(listed.filter(({ isOptional }) => !isOptional).map(({ name }) => name)).toEqual(
    needed.map(([name]) => name),
  );
});

it('is accepted once the secret is filled in, and shows the real defaults', () => {
  const needed = listed.filter(({ isOptional }) => !isOptional).map(({ name, value }) => [name, value]);
  const key = 'MC4CAQAwBQYDK2VwBCIEIDTIWIYlDqshRwHnWR54XN5E4SiT4jt73VUXFEvArlU2';
  const filled = { ...Object.fromEntries(needed), SECRET: 'x'.repeat(40), SEALING_KEY: key } as Record<
    string,
    string
  >;
  const config: Record<string, unknown> = readConfig(filled);
  const shown = listed.filter(
    ({ name, isOptional }) => isOptional && config[name] !== undefined && config[name] !== '',
  );
  for (const { name, value } of shown) expect(`${name}=${String(config[name])}`).toBe(`${name}=${value}`);
});
