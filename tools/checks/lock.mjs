// Lists the optional dependencies that the lock file lacks: `npm ci` refuses such a lock.
import { readFileSync } from 'node:fs';

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));

/** Looks for the package where Node would: beside the one that wants it, then in each folder above. */
function isLocked(from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    if (packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true;
    if (folder === '') return false;
  }
}

const missing = Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
  Object.keys(optionalDependencies)
    .filter((name) => !isLocked(from, name))
    .map((name) => `${from || 'the workspace'} wants ${name}, absent from package-lock.json`),
);
process.stdout.write(missing.length === 0 ? 'lock file complete\n' : `${missing.join('\n')}\n`);
process.exitCode = missing.length === 0 ? 0 : 1;
