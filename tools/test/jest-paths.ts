// The aliases of tsconfig.base.json, as Jest's moduleNameMapper.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

export function pathMapper(): Record<string, string> {
  const root = resolve(import.meta.dirname, '../..');
  const settings = JSON.parse(readFileSync(resolve(root, 'tsconfig.base.json'), 'utf8')) as {
    compilerOptions: { paths: Record<string, string[]> };
  };
  return Object.fromEntries(
    Object.entries(settings.compilerOptions.paths).map(([alias, [target]]) => [
      `^${alias.replace('*', '(.*)')}$`,
      resolve(root, (target as string).replace('*', '$1')),
    ]),
  );
}
