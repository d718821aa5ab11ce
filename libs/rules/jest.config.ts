import { nodeProject } from '../../tools/test/node-project.ts';

export default nodeProject('rules');
