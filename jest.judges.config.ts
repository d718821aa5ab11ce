// What needs programs that npm does not bring: independent judges. `npm run test:judges`; a missing judge is a failure.
import { resolve } from 'node:path';
import { nodeProject } from './tools/test/node-project.ts';

export default {
  projects: [
    nodeProject('judges', 'tools/judges', {
      testMatch: ['<rootDir>/**/*.judge.ts'],
      globalSetup: resolve(import.meta.dirname, 'tools/test/database-setup.ts'),
      globalTeardown: resolve(import.meta.dirname, 'tools/test/database-teardown.ts'),
    }),
  ],
  maxWorkers: 1,
  testTimeout: 120_000,
  reporters: ['default', '<rootDir>/tools/test/total-reporter.mjs'],
};
