// Lint of the whole workspace: recommended rules, project boundaries, and the order of the API's rooms.
import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import tseslint from 'typescript-eslint';
import { apiRoomRules, webRoomRules } from './tools/room-rules.mjs';

export default tseslint.config(
  { ignores: ['dist', 'node_modules', '.nx', '.angular', '.data', '.cache', '**/*.d.ts', '**/*.generated.ts'] },
  ...tseslint.configs.recommended,
  { linterOptions: { reportUnusedDisableDirectives: 'error' }, plugins: { '@nx': nx } },
  {
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      'no-console': 'error',
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: false,
          allow: [],
          checkNestedExternalImports: false,
          depConstraints: [
            { sourceTag: 'lib:rules', onlyDependOnLibsWithTags: [], bannedExternalImports: ['!(temporal-polyfill|fast-check)'] },
            { sourceTag: 'lib:contract', onlyDependOnLibsWithTags: ['lib:rules'] },
            { sourceTag: 'lib:design', onlyDependOnLibsWithTags: [] },
            { sourceTag: 'app:api', onlyDependOnLibsWithTags: ['lib:rules', 'lib:contract'] },
            { sourceTag: 'app:web', onlyDependOnLibsWithTags: ['lib:rules', 'lib:contract', 'lib:design'] },
            { sourceTag: 'app:e2e', onlyDependOnLibsWithTags: ['*'] },
            { sourceTag: 'tools', onlyDependOnLibsWithTags: ['*'] },
          ],
        },
      ],
    },
  },
  {
    files: ['libs/rules/src/**/*.ts'],
    ignores: ['libs/rules/src/time/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'temporal-polyfill', message: 'only rules/time imports temporal-polyfill' }] },
      ],
    },
  },
  ...apiRoomRules,
  ...webRoomRules,
  { files: ['tools/**/*.ts', 'apps/e2e/**/*.ts', '**/*.config.ts'], rules: { '@nx/enforce-module-boundaries': 'off' } },
  { files: ['tools/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['apps/api/src/**/*.ts'],
    ignores: ['apps/api/src/main.ts', 'apps/api/src/worker.ts', '**/*.fixture.ts', '**/*.spec.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'only platform/config.ts knows the settings, given by main.ts and worker.ts' },
      ],
    },
  },
  {
    files: ['apps/web/**/*.ts', 'libs/design/**/*.ts'],
    extends: [...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/component-selector': [
        'error',
        { type: ['element', 'attribute'], prefix: ['app', 'ui'], style: 'kebab-case' },
      ],
    },
  },
  {
    files: ['apps/web/**/*.html', 'libs/design/**/*.html'],
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility],
  },
);
