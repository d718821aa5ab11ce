import { nodeProject } from './test/node-project.ts';

export default nodeProject('tools', {
  globalSetup: '<rootDir>/test/database-setup.ts',
  globalTeardown: '<rootDir>/test/database-teardown.ts',
});
