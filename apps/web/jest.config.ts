import presets from 'jest-preset-angular/presets/index.js';
import { pathMapper } from '../../tools/test/jest-paths.ts';

const preset = presets.createEsmPreset({ tsconfig: '<rootDir>/tsconfig.spec.json' });
export default {
  ...preset,
  displayName: 'web',
  setupFilesAfterEnv: ['<rootDir>/src/test-setup.ts'],
  moduleNameMapper: { ...preset.moduleNameMapper, ...pathMapper() },
};
