// Bundles the naive endpoint (it needs decorators, which Node does not read), beside the packages it uses.
import { resolve } from 'node:path';
import { rolldown } from 'rolldown';

const root = resolve(import.meta.dirname, '../../..');

/** @returns the folder and the script in it */
export async function buildNaive(): Promise<{ dist: string; script: string }> {
  const bundle = await rolldown({
    input: resolve(import.meta.dirname, 'application.ts'),
    platform: 'node',
    tsconfig: resolve(root, 'apps/api/tsconfig.json'),
    external: (id) => !/^(\.|\/|\0|@treize\/|@oxc-project\/runtime)/.test(id),
  });
  const dist = resolve(root, 'node_modules/.cache/treize-bench');
  const script = 'naive.mjs';
  await bundle.write({ file: resolve(dist, script), format: 'esm' });
  await bundle.close();
  return { dist, script };
}
