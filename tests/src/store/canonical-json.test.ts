import { expect, test } from 'vitest';
import { canonicalJson } from '../../../src/store/index.ts';

test('keys are written in the order of their code units, whatever order they were given in', () => {
  expect(canonicalJson({ b: 1, a: [true, null, 'x'], B: {}, é: 2, '€': 3, '😀': 4, '10': 5, '9': 6 })).toBe(
    '{"10":5,"9":6,"B":{},"a":[true,null,"x"],"b":1,"é":2,"€":3,"😀":4}',
  );
});

test('numbers have the shortest form that reads back equal', () => {
  expect(canonicalJson([0.1, 1e21, 1e-7, -0, 5e-324, 1 / 3, 100])).toBe(
    '[0.1,1e+21,1e-7,0,5e-324,0.3333333333333333,100]',
  );
});

test('what is not plain data is refused with its path', () => {
  const cycle: Record<string, unknown> = {};
  cycle.self = cycle;
  const bad: [unknown, RegExp][] = [
    [{ a: { b: [1, NaN] } }, /`a\.b\[1\]`: NaN; expected a finite number/],
    [{ a: Infinity }, /`a`: Infinity/],
    [{ a: undefined }, /`a`: undefined/],
    [[() => 1], /`\[0\]`: function/],
    [{ a: 1n }, /`a`: bigint/],
    [{ a: new Map() }, /`a`: \[object Map\]/],
    [{ a: new Float64Array(1) }, /Float64Array/],
    [{ when: new Date(0) }, /Date/],
    [cycle, /`self`: a cycle/],
    [undefined, /invalid value: undefined/],
  ];
  for (const [value, words] of bad) expect(() => canonicalJson(value)).toThrow(words);
});

test('a value that stands twice is not a cycle', () => {
  const shared = { x: 1 };
  expect(canonicalJson([shared, shared])).toBe('[{"x":1},{"x":1}]');
});

test('a key named __proto__ is a key like any other', () => {
  expect(canonicalJson(JSON.parse('{"__proto__":1,"a":2}'))).toBe('{"__proto__":1,"a":2}');
});
