// Bundles the generator of the corpus with the code of the API.
import { defineConfig } from 'rolldown';

export default defineConfig({
  input: 'tools/judges/corpus.ts',
  platform: 'node',
  tsconfig: 'apps/api/tsconfig.json',
  external: (id) => !/^(\.|\/|\0|@treize\/|@oxc-project\/runtime)/.test(id),
  logLevel: 'silent',
  output: { file: 'dist/judges/corpus.js', format: 'esm' },
});
