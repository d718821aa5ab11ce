// Lint of the whole workspace: recommended rules, project boundaries, and the order of the API's rooms.
import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import tseslint from 'typescript-eslint';
import { apiRoomRules, webRoomRules } from './tools/room-rules.mjs';

/** In these files, packages are refused but the ones that `allowed` (part of a regular expression) names; specs are free. */
const onlyPackages = (files, ignored, allowed, message) => ({
  files: [files],
  ignores: ['**/*.spec.ts', ...(ignored ? [ignored] : [])],
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: [{ regex: `^(?!\\.|@treize/rules/${allowed})`, message }] },
    ],
  },
});

export default tseslint.config(
  {
    ignores: ['dist', 'node_modules', '.nx', '.angular', '.data', '.cache', '**/*.d.ts', '**/*.generated.ts'],
  },
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
          depConstraints: [
            { sourceTag: 'lib:rules', onlyDependOnLibsWithTags: [] },
            { sourceTag: 'lib:contract', onlyDependOnLibsWithTags: ['lib:rules'] },
            { sourceTag: 'lib:design', onlyDependOnLibsWithTags: [] },
            { sourceTag: 'lib:evidence', onlyDependOnLibsWithTags: [] },
            {
              sourceTag: 'app:api',
              onlyDependOnLibsWithTags: ['lib:rules', 'lib:contract', 'lib:evidence'],
            },
            {
              sourceTag: 'app:web',
              onlyDependOnLibsWithTags: ['lib:rules', 'lib:contract', 'lib:evidence', 'lib:design'],
            },
            { sourceTag: 'app:e2e', onlyDependOnLibsWithTags: ['*'] },
            { sourceTag: 'tools', onlyDependOnLibsWithTags: ['*'] },
          ],
        },
      ],
    },
  },
  onlyPackages(
    'libs/rules/src/**/*.ts',
    'libs/rules/src/time/**',
    '',
    'rules import no package; only rules/time imports temporal-polyfill',
  ),
  onlyPackages(
    'libs/rules/src/time/**/*.ts',
    '',
    '|temporal-polyfill$',
    'rules/time imports temporal-polyfill and nothing else',
  ),
  onlyPackages(
    'libs/contract/src/**/*.ts',
    '',
    '|@treize/contract/|zod$',
    'the contract imports zod and the rules',
  ),
  {
    files: ['libs/evidence/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '^(?!\\.|canonicalize$|@noble/)', message: 'evidence imports its hashes and its curve' },
          ],
        },
      ],
    },
  },
  ...apiRoomRules,
  ...webRoomRules,
  {
    files: ['tools/**/*.ts', 'apps/e2e/**/*.ts', '**/*.config.ts'],
    rules: { '@nx/enforce-module-boundaries': 'off' },
  },
  { files: ['tools/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['apps/api/src/**/*.ts'],
    ignores: ['apps/api/src/main.ts', 'apps/api/src/worker.ts', '**/*.fixture.ts', '**/*.spec.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'only platform/config.ts knows the settings, given by main.ts and worker.ts',
        },
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
