import { nodeProject } from '../../tools/test/node-project.ts';

export default nodeProject('api', { globalSetup: '<rootDir>/../../tools/test/database-setup.ts', globalTeardown: '<rootDir>/../../tools/test/database-teardown.ts' });
