import tseslint from 'typescript-eslint';

/** Folders whose code feeds results: only arithmetic that is the same in every engine. */
const resultMaking = [
  'src/define/**',
  'src/random/**',
  'src/numeric/**',
  'src/plan/**',
  'src/simulate/**',
  'src/inference/**',
  'src/design/**',
  'src/sensitivity/**',
  'src/precision/**',
  'src/rare/**',
  'src/match/**',
  'src/search/**',
  'src/calibrate/**',
  'src/summarise/**',
  'models/**',
];
const approximate = [
  'pow',
  'exp',
  'log',
  'log10',
  'log2',
  'log1p',
  'expm1',
  'sin',
  'cos',
  'tan',
  'sinh',
  'cosh',
  'tanh',
  'asin',
  'acos',
  'atan',
  'atan2',
  'cbrt',
  'hypot',
  'random',
  'asinh',
  'acosh',
  'atanh',
];

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'results', 'docs/reference', 'coverage', '.cache', '.dist-*'] },
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-console': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: resultMaking,
    rules: {
      'no-restricted-properties': [
        'error',
        ...approximate.map((property) => ({
          object: 'Math',
          property,
          message: 'engines disagree on this function; take it from src/numeric',
        })),
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "BinaryExpression[operator='**']",
          message: 'engines disagree on **; use pow from src/numeric',
        },
        {
          selector: "AssignmentExpression[operator='**=']",
          message: 'engines disagree on **; use pow from src/numeric',
        },
        { selector: 'CallExpression[callee.property.name=/^toLocale/]', message: 'locale-dependent' },
      ],
      'no-restricted-globals': ['error', 'Date', 'process', 'performance', 'Intl', 'setTimeout', 'fetch'],
    },
  },
  { files: ['bench/**', 'scripts/**', 'tests/**'], rules: { 'no-console': 'off' } },
);
