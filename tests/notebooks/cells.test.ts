import { expect, test } from 'vitest';
import { cellsOf, languageOf, withSignals } from '../../scripts/notebooks/cells.ts';

const typescript = [
  '// %% [markdown]',
  '// # Title',
  '//',
  '// A word, and `code`.',
  '',
  '// %%',
  "import { a } from './a.ts';",
  '',
  '// A comment of the code.',
  'a();',
  '',
].join('\n');

test('a notebook is prose and code, each as it is read', () => {
  expect(cellsOf(typescript, 'typescript')).toEqual([
    { kind: 'prose', line: 1, text: '# Title\n\nA word, and `code`.' },
    { kind: 'code', line: 6, text: "import { a } from './a.ts';\n\n// A comment of the code.\na();" },
  ]);
});

test('in Python the marks begin with the comment of Python', () => {
  const source = '# %% [markdown]\n# # Title\n# %%\nprint(1)  # %%\n';
  expect(cellsOf(source, 'python')).toEqual([
    { kind: 'prose', line: 1, text: '# Title' },
    { kind: 'code', line: 3, text: 'print(1)  # %%' },
  ]);
});

test('indented code keeps its indentation', () => {
  expect(cellsOf('# %%\nif True:\n    print(1)\n', 'python')[0]?.text).toBe('if True:\n    print(1)');
});

test.each([
  ['text before the first mark', 'let a;\n// %%\n', 'invalid line 1: let a;'],
  ['no mark at all', '\n\n', 'missing cells'],
  ['a misspelt mark', '// %% [markdwon]\n', 'invalid mark of a cell'],
  ['a title in the mark', '// %% My cell\n', 'invalid mark of a cell'],
  ['prose that is code', '// %% [markdown]\n// # T\nlet a;\n', 'invalid line 3: let a;'],
  ['prose without a space after the comment', '// %% [markdown]\n//text\n', 'invalid line 2'],
])('%s is an error that names the line', (_, source, message) => {
  expect(() => cellsOf(source, 'typescript')).toThrow(message);
});

test('signals take the places of marks, and every other line stays where it is', () => {
  const lines = withSignals(typescript, 'typescript').split('\n');
  const before = typescript.split('\n');
  expect(lines).toHaveLength(before.length);
  expect(lines.filter((line, at) => line !== before[at])).toEqual([
    String.raw`process.stdout.write('\u001ecell 0\n');`,
    String.raw`process.stdout.write('\u001ecell 1\n');`,
  ]);
  expect(lines[5]).toContain('cell 1');
  expect(withSignals('# %%\n1\n# %%\n2', 'python').split('\n')[2]).toBe(
    String.raw`print('\u001ecell 1', flush=True)`,
  );
});

test('the end of a name says the language, and other files are no notebooks', () => {
  expect(['a.ts', 'b.py', 'c.md', 'ts'].map(languageOf)).toEqual([
    'typescript',
    'python',
    undefined,
    undefined,
  ]);
});
