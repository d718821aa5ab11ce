// One Jest project that runs TypeScript in Node through the compiler of the build.
import { resolve } from 'node:path';
import { pathMapper } from './jest-paths.ts';

const root = resolve(import.meta.dirname, '../..');

/** @param folder of the project, from the workspace's root */
export function nodeProject(
  displayName: string,
  folder: string,
  extra: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    displayName,
    rootDir: resolve(root, folder),
    testEnvironment: 'node',
    extensionsToTreatAsEsm: ['.ts'],
    testMatch: ['<rootDir>/**/*.spec.ts'],
    transform: { '^.+\\.ts$': resolve(root, 'tools/test/jest-oxc.mjs') },
    moduleNameMapper: pathMapper(),
    ...extra,
  };
}
