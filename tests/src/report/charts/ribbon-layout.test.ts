import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ribbonLayout, ribbonScale, smoothEdge } from '../../../../src/report/charts/ribbon-layout.ts';
import type { RibbonGraph } from '../../../../src/report/charts/ribbon-layout.ts';

const room = { height: 100, slots: [10, 10, 10], gap: 5 };
const simple: RibbonGraph = {
  columns: [['a', 'b'], ['year 1', 'year 2'], ['c']],
  links: [
    { from: 'a', to: 'year 1', amount: 30 },
    { from: 'b', to: 'year 1', amount: 10 },
    { from: 'b', to: 'year 2', amount: 20 },
    { from: 'year 1', to: 'c', amount: 40 },
    { from: 'year 2', to: 'c', amount: 20 },
  ],
};

test('the fullest column decides the scale: its amounts and gaps fill the height', () => {
  expect(ribbonScale(simple, room)).toBeCloseTo(95 / 60, 12);
});

test('a node smaller than its slot leaves the rest of the height to the others', () => {
  const graph: RibbonGraph = {
    columns: [['large', 'tiny'], ['year']],
    links: [
      { from: 'large', to: 'year', amount: 99 },
      { from: 'tiny', to: 'year', amount: 1 },
    ],
  };
  expect(ribbonScale(graph, room)).toBeCloseTo(85 / 99, 12);
  const { nodes } = ribbonLayout(graph, room);
  const [large, tiny] = nodes;
  expect(large.bottom - large.top).toBeCloseTo(85, 9);
  expect(tiny.top - large.bottom).toBeGreaterThan(5);
});

test('heights are the amounts of one scale, and columns stand in the middle of the room', () => {
  const { nodes } = ribbonLayout(simple, room);
  const scale = ribbonScale(simple, room);
  for (const { amount, top, bottom } of nodes) expect(bottom - top).toBeCloseTo(amount * scale, 9);
  const [a, b] = nodes;
  expect(a.top + b.bottom).toBeCloseTo(100, 9);
  const only = nodes[4];
  expect((only.top + only.bottom) / 2).toBeCloseTo(50, 9);
});

test('a ribbon is as thick where it arrives as where it leaves, and nothing flows without a scale', () => {
  const { ribbons } = ribbonLayout(simple, room);
  expect(ribbons).toHaveLength(5);
  const nothing = ribbonLayout({ columns: [['a'], ['b']], links: [] }, room);
  expect(nothing.ribbons).toEqual([]);
  expect(nothing.nodes.map(({ top, bottom }) => bottom - top)).toEqual([0, 0]);
});

/** Three columns whose middle nodes get and give the same. */
const balanced = fc
  .record({
    sources: fc.integer({ min: 1, max: 6 }),
    years: fc.integer({ min: 1, max: 5 }),
    seeds: fc.array(fc.nat(1e6), { minLength: 30, maxLength: 30 }),
  })
  .map(({ sources, years, seeds }): RibbonGraph => {
    const names = (kind: string, count: number) => Array.from({ length: count }, (_, n) => `${kind} ${n}`);
    const [left, middle, right] = [names('from', sources), names('year', years), names('to', 2)];
    const amount = (f: number, y: number): number => seeds[(f * 5 + y) % seeds.length];
    const into = middle.map((_, y) => left.reduce((sum, _name, f) => sum + amount(f, y), 0));
    return {
      columns: [left, middle, right],
      links: [
        ...left.flatMap((from, f) => middle.map((to, y) => ({ from, to, amount: amount(f, y) }))),
        ...middle.flatMap((from, y) => [
          { from, to: right[0], amount: Math.floor(into[y] / 3) },
          { from, to: right[1], amount: into[y] - Math.floor(into[y] / 3) },
        ]),
      ],
    };
  });

test('whatever flows, ribbons fill both sides of a node without a gap or an overlap, and nodes of a column stand apart', () => {
  fc.assert(
    fc.property(balanced, (graph) => {
      const { nodes, ribbons } = ribbonLayout(graph, room);
      for (const node of nodes) {
        for (const [end, edge] of [
          ['from', 'leaves'],
          ['to', 'arrives'],
        ] as const) {
          const stacked = ribbons.filter((each) => each[end] === node.name).sort((p, q) => p[edge] - q[edge]);
          let reached = node.top;
          for (const ribbon of stacked) {
            expect(ribbon[edge]).toBeCloseTo(reached, 6);
            reached = ribbon[edge] + ribbon.thickness;
          }
          if (stacked.length > 0) expect(reached).toBeCloseTo(node.bottom, 6);
        }
      }
      for (const [n, node] of nodes.entries()) {
        expect(node.top).toBeGreaterThan(-1e-6);
        expect(node.bottom).toBeLessThan(100 + 1e-6);
        const above = nodes[n - 1];
        if (n > 0 && above.column === node.column)
          expect(node.top - above.bottom).toBeGreaterThan(room.gap - 1e-6);
      }
    }),
    { numRuns: 100 },
  );
});

test('amounts from the tiniest to the hugest keep their order and their room', () => {
  const { nodes } = ribbonLayout(
    {
      columns: [['huge', 'tiny'], ['year']],
      links: [
        { from: 'huge', to: 'year', amount: 1e12 },
        { from: 'tiny', to: 'year', amount: 1e-9 },
      ],
    },
    room,
  );
  expect(nodes[1].bottom - nodes[1].top).toBeCloseTo(0, 9);
  expect(nodes[1].top).toBeGreaterThan(nodes[0].bottom + room.gap);
  expect(nodes[0].bottom - nodes[0].top).toBeCloseTo(85, 9);
});

test.each([-1, NaN, Infinity])('an amount of %s is refused', (amount) => {
  const graph = { columns: [['a'], ['b']], links: [{ from: 'a', to: 'b', amount }] };
  expect(() => ribbonLayout(graph, room)).toThrow(`invalid flow from a to b: ${amount}; expected at least 0`);
});

test('a link that skips a column, goes back or leads to no node is refused', () => {
  const columns = [['a'], ['b'], ['c']];
  for (const [from, to] of [
    ['a', 'c'],
    ['b', 'a'],
    ['a', 'nowhere'],
  ])
    expect(() => ribbonLayout({ columns, links: [{ from, to, amount: 1 }] }, room)).toThrow(
      'expected nodes of neighbouring columns',
    );
});

test('a node in the middle that gives more than it gets is refused', () => {
  const links = [
    { from: 'a', to: 'b', amount: 1 },
    { from: 'b', to: 'c', amount: 1.001 },
  ];
  expect(() => ribbonLayout({ columns: [['a'], ['b'], ['c']], links }, room)).toThrow(
    'unbalanced flows at b: 1 in, 1.001 out',
  );
});

test('more nodes than slots in the height are refused', () => {
  const names = Array.from({ length: 8 }, (_, n) => `n${n}`);
  const links = names.map((from) => ({ from, to: 'all', amount: 1 }));
  expect(() => ribbonLayout({ columns: [names, ['all']], links }, room)).toThrow('too many nodes: 8');
});

test('an edge is level at both ends and half way in the middle', () => {
  const edge = smoothEdge(10, 30, 4);
  expect(edge.map(({ at }) => at)).toEqual([0, 0.25, 0.5, 0.75, 1]);
  expect(edge[0].y).toBe(10);
  expect(edge[2].y).toBe(20);
  expect(edge[4].y).toBe(30);
  expect(edge[1].y - 10).toBeLessThan(20 / 4);
});
