// Writes the two files drawn from the geometry: the map of the 13 regions and the neighbouring départements.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { neighboursFile } from './department-neighbours.ts';
import { regionMapFile } from './region-map.ts';

const root = resolve(import.meta.dirname, '../..');

/** Path of each generated file in the repository, with what writes it. */
export const generatedFiles: Record<string, () => string> = {
  'apps/web/src/app/territories/region-map.generated.ts': regionMapFile,
  'apps/api/src/territories/reference/department-neighbours.generated.json': neighboursFile,
};

if (process.argv[1] === import.meta.filename)
  for (const [path, content] of Object.entries(generatedFiles)) {
    mkdirSync(dirname(resolve(root, path)), { recursive: true });
    writeFileSync(resolve(root, path), content());
    console.log(path);
  }
