// One run over every project; two workers because the suites share one PostgreSQL and one browser.
import { resolve } from 'node:path';
import presets from 'jest-preset-angular/presets/index.js';
import { pathMapper } from './tools/test/jest-paths.ts';
import { nodeProject } from './tools/test/node-project.ts';

const webRoot = resolve(import.meta.dirname, 'apps/web');
const webPreset = presets.createEsmPreset({ tsconfig: `${webRoot}/tsconfig.spec.json` });

/** Starts one PostgreSQL for the whole run, whichever project asks first. */
const withDatabase = {
  globalSetup: resolve(import.meta.dirname, 'tools/test/database-setup.ts'),
  globalTeardown: resolve(import.meta.dirname, 'tools/test/database-teardown.ts'),
};

export default {
  projects: [
    nodeProject('rules', 'libs/rules'),
    nodeProject('contract', 'libs/contract'),
    nodeProject('evidence', 'libs/evidence'),
    nodeProject('api', 'apps/api', withDatabase),
    nodeProject('tools', 'tools', withDatabase),
    {
      ...webPreset,
      displayName: 'web',
      rootDir: webRoot,
      setupFilesAfterEnv: ['<rootDir>/src/test-setup.ts'],
      moduleNameMapper: { ...webPreset.moduleNameMapper, ...pathMapper() },
    },
    nodeProject('e2e', 'apps/e2e', withDatabase),
  ],
  testSequencer: resolve(import.meta.dirname, 'tools/test/longest-first.mjs'),
  maxWorkers: 2,
  // Each suite leaves some memory behind in its worker: a heavy one is replaced between two suites.
  workerIdleMemoryLimit: '1500MB',
  testTimeout: 30_000,
  reporters: ['default', '<rootDir>/tools/test/total-reporter.mjs'],
};
