// Plants forbidden imports in memory and sees the linter refuse them; an allowed one passes.
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

interface Planted {
  what: string;
  file: string;
  line: string;
  rule: string | null;
}

const planted: Planted[] = [
  {
    what: 'a room importing a room to its right',
    file: 'apps/api/src/sessions/planted-a.ts',
    line: "export { Places } from '../registrations/places.service';",
    rule: 'no-restricted-imports',
  },
  {
    what: 'a room importing a room to its right from a sub-folder',
    file: 'apps/api/src/sessions/organiser/planted-b.ts',
    line: "export { Places } from '../../registrations/places.service';",
    rule: 'no-restricted-imports',
  },
  {
    what: 'a room importing a room to its left',
    file: 'apps/api/src/registrations/planted-c.ts',
    line: "export { Audit } from '../audit/audit.service';",
    rule: null,
  },
  {
    what: 'the machine room importing a room',
    file: 'apps/api/src/platform/jobs/planted-d.ts',
    line: "export { Audit } from '../../audit/audit.service';",
    rule: 'no-restricted-imports',
  },
  {
    what: 'a web room importing the page of another',
    file: 'apps/web/src/app/sessions/planted-e.ts',
    line: "export * from '../registrations/registrations.routes';",
    rule: 'no-restricted-imports',
  },
  {
    what: 'a web room importing the calls of another',
    file: 'apps/web/src/app/sessions/planted-f.ts',
    line: "export * from '../registrations/registrations-api';",
    rule: null,
  },
  {
    what: 'the rules importing the contract',
    file: 'libs/rules/src/sessions/planted-g.ts',
    line: "export { seats } from '@treize/contract/sessions';",
    rule: '@nx/enforce-module-boundaries',
  },
  {
    what: 'the rules importing a package',
    file: 'libs/rules/src/sessions/planted-h.ts',
    line: "export * as z from 'zod';",
    rule: 'no-restricted-imports',
  },
  {
    what: 'another rule than time importing temporal-polyfill',
    file: 'libs/rules/src/sessions/planted-i.ts',
    line: "export { Temporal } from 'temporal-polyfill';",
    rule: 'no-restricted-imports',
  },
  {
    what: 'the web importing the API',
    file: 'apps/web/src/app/sessions/planted-j.ts',
    line: "export { Refusal } from '@treize/api/platform/http/refusal';",
    rule: '@nx/enforce-module-boundaries',
  },
];

interface Linted {
  filePath: string;
  messages: { ruleId: string | null; message: string }[];
}

/** One run over all the planted files, with a project graph that knows them. */
function lint(): Linted[] {
  const bin = (name: string) => resolve(root, 'node_modules/.bin', name);
  const options = { cwd: root, encoding: 'utf8' as const, maxBuffer: 1e8 };
  execFileSync(bin('nx'), ['show', 'projects'], options);
  try {
    return JSON.parse(
      execFileSync(bin('eslint'), ['-f', 'json', ...planted.map(({ file }) => file)], options),
    ) as Linted[];
  } catch (error) {
    return JSON.parse((error as { stdout: string }).stdout) as Linted[];
  }
}

describe('the import rules of the house', () => {
  let results: Linted[];

  beforeAll(() => {
    for (const { file, line } of planted)
      writeFileSync(resolve(root, file), `// Planted by a test of the linter.\n${line}\n`);
    try {
      results = lint();
    } finally {
      for (const { file } of planted) rmSync(resolve(root, file), { force: true });
    }
  }, 60_000);

  it.each(planted)('$what: $rule', ({ file, rule }) => {
    const found = results.find(({ filePath }) => filePath === resolve(root, file));
    const rules = found?.messages.map(({ ruleId }) => ruleId) ?? ['not linted'];
    if (rule === null) expect(rules).toEqual([]);
    else expect(rules).toContain(rule);
  });
});
