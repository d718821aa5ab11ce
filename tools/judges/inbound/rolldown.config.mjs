// Bundles the judge of received mail, and the worker that it starts as its own process.
import { defineConfig } from 'rolldown';

export default defineConfig({
  input: { judge: 'tools/judges/inbound/judge.ts', worker: 'apps/api/src/worker.ts' },
  platform: 'node',
  tsconfig: 'apps/api/tsconfig.json',
  external: (id) => !/^(\.|\/|\0|@treize\/|@oxc-project\/runtime)/.test(id),
  logLevel: 'silent',
  output: { dir: 'dist/judges/inbound', format: 'esm', cleanDir: true },
});
