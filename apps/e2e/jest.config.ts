import { nodeProject } from '../../tools/test/node-project.ts';

export default nodeProject('e2e');
