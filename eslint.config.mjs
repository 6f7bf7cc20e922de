import tseslint from 'typescript-eslint'
import prettier from 'eslint-config-prettier'

/** Time, chance, the environment and the network come in through `World`, so that tests can hold them still. */
const worldOnly = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Ask the clock: clock.now().' },
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'Ask the clock: clock.now().' },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Ask random (kernel/random.ts).',
  },
  { selector: "MemberExpression[object.name='process'][property.name='env']", message: 'Read Config (src/config).' },
  {
    selector: "CallExpression[callee.name='fetch']",
    message: 'Ask outbound (kernel/outbound.ts); a hand-off is posted by the browser.',
  },
  { selector: "Identifier[name='randomBytes']", message: 'Ask random (kernel/random.ts).' },
  { selector: "Identifier[name='randomUUID']", message: 'Ask random (kernel/random.ts).' },
]

export default tseslint.config(
  {
    ignores: ['dist/', 'node_modules/', 'data/', 'coverage/', 'test-results/', 'bench/node_modules/', 'bench/results/'],
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // About classes and enums, which the house has none of, and a quarter of the time.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      'no-nested-ternary': 'error',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/**/*.ts', 'src/**/*.tsx', 'views/**/*.tsx'],
    rules: { 'no-restricted-syntax': ['error', ...worldOnly] },
  },
  {
    // The one file each that brings the world in.
    files: ['src/kernel/clock.ts', 'src/kernel/random.ts', 'src/kernel/outbound.ts', 'src/main.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  { files: ['knexfile.ts', 'vitest.config.ts'], rules: { 'no-restricted-exports': 'off' } },
  {
    files: ['test/**/*.ts', 'test/**/*.tsx', 'bench/**/*.ts'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  prettier,
)
