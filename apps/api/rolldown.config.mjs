// Bundles the two processes of the API; packages stay outside, in node_modules.
import { defineConfig } from 'rolldown';

export default defineConfig({
  input: { main: 'apps/api/src/main.ts', worker: 'apps/api/src/worker.ts' },
  platform: 'node',
  tsconfig: 'apps/api/tsconfig.json',
  external: (id) => !/^(\.|\/|\0|@treize\/|@oxc-project\/runtime)/.test(id),
  output: { dir: 'dist/apps/api', format: 'esm', sourcemap: true, minify: false, cleanDir: true },
});
