// Bundles the command-line tools that need the API's code (decorators, path aliases): one entry per command.
import { globSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'rolldown';

const commands = readdirSync('tools/commands').filter((file) => /^[a-z-]+\.ts$/.test(file));

/** `recorded-queries`: every *.queries.ts of the API with the samples of its folder, for the recorder of SQL. */
const recordedQueries = {
  name: 'recorded-queries',
  resolveId: (id) => (id === 'recorded-queries' ? '\0recorded-queries' : null),
  load(id) {
    if (id !== '\0recorded-queries') return null;
    const src = 'apps/api/src';
    const roomOf = (file) =>
      file
        .replaceAll('\\', '/')
        .replace(/^platform\//, '')
        .split('/')[0];
    const modules = (pattern) =>
      globSync(pattern, { cwd: src })
        .sort()
        .map((file) => ({ room: roomOf(file), file }));
    const lines = (list, name) =>
      list.map(
        ({ file }, index) => `import * as ${name}${index} from ${JSON.stringify(resolve(src, file))};`,
      );
    const entries = (list, name) =>
      list.map(
        ({ room, file }, index) =>
          `{ room: ${JSON.stringify(room)}, file: ${JSON.stringify(file)}, module: ${name}${index} }`,
      );
    const queries = modules('**/*.queries.ts');
    const samples = modules('**/*.samples.ts');
    return [
      ...lines(queries, 'q'),
      ...lines(samples, 's'),
      `export const queries = [${entries(queries, 'q').join(', ')}];`,
      `export const samples = [${entries(samples, 's').join(', ')}];`,
    ].join('\n');
  },
};

export default defineConfig({
  input: Object.fromEntries(commands.map((file) => [file.replace('.ts', ''), `tools/commands/${file}`])),
  platform: 'node',
  tsconfig: 'apps/api/tsconfig.json',
  plugins: [recordedQueries],
  external: (id) => !/^(\.|\/|\0|@treize\/|@oxc-project\/runtime|recorded-queries)/.test(id),
  output: { dir: 'dist/tools', format: 'esm', sourcemap: true, minify: false, cleanDir: true },
});
