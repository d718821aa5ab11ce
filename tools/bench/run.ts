// `npm run bench <name>`: runs tools/bench/<name>.ts; without a name, lists them.
import { readdirSync } from 'node:fs';
import { ExpectedFailure, runCommand } from '../start/expected-failure.ts';

await runCommand(async () => {
  const names = readdirSync(import.meta.dirname).flatMap(
    (file) => /^(?!run\.)([a-z-]+)\.ts$/.exec(file)?.[1] ?? [],
  );
  const [name = ''] = process.argv.splice(2, 1); // the bench sees its own words only
  if (!names.includes(name))
    throw new ExpectedFailure(`Usage : npm run bench <nom>. Mesures : ${names.join(', ') || 'aucune'}.`);
  await import(`./${name}.ts`);
});
