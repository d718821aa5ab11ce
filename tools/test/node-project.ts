// One Jest project that runs TypeScript in Node through the compiler of the build.
import { resolve } from 'node:path';
import { pathMapper } from './jest-paths.ts';

const root = resolve(import.meta.dirname, '../..');

export function nodeProject(displayName: string, extra: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    displayName,
    testEnvironment: 'node',
    extensionsToTreatAsEsm: ['.ts'],
    testMatch: ['<rootDir>/**/*.spec.ts'],
    transform: { '^.+\\.ts$': resolve(root, 'tools/test/jest-oxc.mjs') },
    moduleNameMapper: pathMapper(),
    ...extra,
  };
}
