import tseslint from 'typescript-eslint';
import { exceptions } from './tooling/gate/src/lint/exceptions.js';
import { rules } from './tooling/gate/src/lint/rules.js';

const product = ['apps/**/*.{ts,tsx}', 'packages/**/*.{ts,tsx}'];
const tests = ['**/*.test.ts', '**/*.test.tsx', '**/test/**', 'tooling/journeys/**'];

export default [
  { ignores: ['**/node_modules/', '**/build/', '.data/', '**/schema.generated.ts', 'tooling/gate/breaches/'] },
  {
    files: ['**/*.{ts,tsx,js,cjs}'],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { ecmaFeatures: { jsx: true } },
      ecmaVersion: 'latest',
      sourceType: 'module',
    },
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
    plugins: { chuan: { rules } },
    rules: {
      'chuan/no-ambient': 'error',
      'chuan/no-raw-sql': 'error',
      'chuan/no-transport-error': 'error',
      'chuan/no-drawers': 'error',
      'chuan/no-wording': 'error',
      'chuan/no-blind-tests': 'error',
      'chuan/no-silencing': 'error',
      'chuan/no-bare-form': 'error',
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': ['error', { max: 60 }],
      'max-params': ['error', { max: 4 }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'prefer-const': 'error',
      'no-var': 'error',
      'no-debugger': 'error',
      'no-eval': 'error',
      'no-async-promise-executor': 'error',
      'no-unsafe-finally': 'error',
    },
  },
  { files: product, rules: { 'no-console': 'error' } },
  { files: ['apps/cli/**'], rules: { 'no-console': 'off' } },
  {
    files: tests,
    rules: {
      'max-lines-per-function': 'off',
      'no-console': 'off',
      'chuan/no-raw-sql': 'off',
      'chuan/no-wording': 'off',
    },
  },
  ...exceptions.map(({ files, rules: named }) => ({
    files,
    rules: Object.fromEntries(named.map((name) => [name, 'off'])),
  })),
];
