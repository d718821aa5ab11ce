// One run over every project; two workers because the suites share one PostgreSQL and one browser.
export default {
  projects: ['<rootDir>/apps/*/jest.config.ts', '<rootDir>/libs/{rules,contract}/jest.config.ts', '<rootDir>/tools/jest.config.ts'],
  maxWorkers: 2,
  testTimeout: 30_000,
  reporters: ['default', '<rootDir>/tools/test/total-reporter.mjs'],
};
