// Bundles the worker for the judge of received mail, which starts it as its own process and kills it.
import { defineConfig } from 'rolldown';

export default defineConfig({
  input: 'apps/api/src/worker.ts',
  platform: 'node',
  tsconfig: 'apps/api/tsconfig.json',
  external: (id) => !/^(\.|\/|\0|@treize\/|@oxc-project\/runtime)/.test(id),
  logLevel: 'silent',
  output: { file: 'dist/judges/worker.js', format: 'esm', codeSplitting: false },
});
