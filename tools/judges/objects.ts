// Calendar objects written as files for a judge, and the defects it must see: one that lets them pass judges nothing.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { corpus } from '@treize/api/calendar/calendar.fixture';
import { folder } from './bundled-corpus.ts';

/** An empty folder for one judge. */
export function emptyFolder(name: string): string {
  const own = resolve(folder, name);
  rmSync(own, { recursive: true, force: true });
  mkdirSync(own, { recursive: true });
  return own;
}

/** Writes each object as `<name>.ics`; the paths. */
export const writeObjects = (own: string, objects: Record<string, string>): string[] =>
  Object.entries(objects).map(([name, text]) => {
    const file = resolve(own, `${name}.ics`);
    writeFileSync(file, text);
    return file;
  });

/** Every kind of object the product sends, by name. */
export const everyObject = corpus;
