import type { Chart, ChartWords } from '../../../../src/report/charts/chart.ts';
import { groupGrid, tokenFlows } from '../../../../src/report/charts/charts.ts';
import type { FlowSide } from '../../../../src/report/charts/fold-flows.ts';
import type { GroupCell } from '../../../../src/report/charts/grid-cells.ts';
import type { FlowPanel } from '../../../../src/report/charts/token-flows.ts';
import { hostileLabels, plainLabels, words } from './examples.ts';

const colours = ['#5F6B76', '#D55E00', '#009E73', '#0072B2', '#7B3F8C'];
export const longLabel = 'A label that goes on and on '.repeat(11).slice(0, 300);
export const rightToLeft = ['القواعد الحالية', 'הצעה מלאה', 'عرض'];
const eight = Array.from({ length: 8 }, (_, s) => `Rules ${s + 1}`);
const years = ['year 1', 'year 2', 'year 3', 'year 4', 'year 5'];

const flowWords: ChartWords = {
  ...words,
  title: 'Full proposal: reward budget −1,700,000 METIS, validator bonds +1,000,000',
  subtitle: 'METIS out of accounts (left) and into accounts (right) in future 37 of 2,000; 5 years',
  alt: {
    data: 'METIS from accounts through years to accounts',
    scenarios: 'two scenarios',
    range: 'All of it',
  },
};

const accounts: readonly (readonly [string, string])[] = [
  ['Reward budget', 'left of the part of the fund meant for rewards'],
  ['EAGR reserve', 'not yet released'],
  ['Liquid', 'held freely by each holder'],
  ['Grants budget', 'meant for grants'],
  ['Staking buffer', 'deposited in liquid staking'],
  ['Bond', 'locked by each sequencer'],
  ['Market', 'inventory of everybody else'],
  ['Validator bonds', 'bonded for validators of new layers'],
];

/** Sides that balance: what the first of them give, the last takes in every year, and the others give as much as they take. */
export function panelWith(
  label: string,
  labels: readonly (readonly [string, string])[],
  amount: (account: number, year: number) => number,
  color = colours[0],
): FlowPanel {
  const half = Math.ceil(labels.length / 2);
  const side = (from: number, to: number): FlowSide[] =>
    labels.slice(from, to).map(([name, means], s) => ({
      label: name,
      means,
      amounts: years.map((_, y) => amount(s, y)),
    }));
  const [from, into] = [side(0, half), side(half, labels.length)];
  const missing = years.map((_, y) => {
    const sum = (sides: readonly FlowSide[]) => sides.reduce((all, { amounts }) => all + amounts[y], 0);
    return sum(from) - sum(into);
  });
  const more: FlowSide = { label: 'Everyone else', amounts: missing.map((each) => Math.max(0, each)) };
  const less: FlowSide = { label: 'Everyone else', amounts: missing.map((each) => Math.max(0, -each)) };
  return { label, color, from: [...from, less], to: [...into, more] };
}

const usual = (account: number, year: number): number => 4e5 / (account + 1) / (year + 1);

function flows(panels: readonly FlowPanel[], other: Partial<ChartWords> = {}, unit = 'METIS'): Chart {
  return tokenFlows({ ...flowWords, ...other, unit, periods: years, panels });
}

const panels = (labels: readonly string[], amount = usual): FlowPanel[] =>
  labels.map((label, s) =>
    panelWith(label, accounts, (a, y) => amount(a, y) * (1 + s / 3), colours[s % colours.length]),
  );

/** Token flows in every case that could break a picture; negative amounts are refused, so that case shows an account that only loses. */
export const flowCases: Readonly<Record<string, () => Chart>> = {
  base: () => flows(panels([plainLabels[0], plainLabels[3]])),
  'one scenario': () => flows(panels([plainLabels[3]])),
  'eight scenarios': () => flows(panels(eight)),
  'long labels': () =>
    flows(
      [longLabel, hostileLabels[0]].map((label, s) =>
        panelWith(
          label,
          [...hostileLabels, longLabel].map((name) => [name, longLabel]),
          usual,
          colours[s],
        ),
      ),
      { subtitle: longLabel },
      longLabel,
    ),
  'all equal': () => flows(panels(plainLabels.slice(0, 2), () => 1e5)),
  'missing values': () =>
    flows([
      { label: plainLabels[0], color: colours[0], from: [], to: [], note: 'Not known: every future failed.' },
      ...panels([plainLabels[3]]),
    ]),
  'huge and tiny': () => flows(panels(plainLabels.slice(0, 2), (a) => (a === 0 ? 1e12 : 1e-9))),
  negative: () =>
    flows([
      {
        label: plainLabels[3],
        color: colours[3],
        from: [{ label: 'Unissued', means: 'falls below zero', amounts: [5, 4, 3, 2, 1] }],
        to: [{ label: 'Holders', amounts: [5, 4, 3, 2, 1] }],
      },
    ]),
  'right to left': () =>
    flows(
      rightToLeft.slice(0, 2).map((label, s) =>
        panelWith(
          label,
          accounts.map(([, means], a) => [rightToLeft[a % 3], means]),
          usual,
          colours[s],
        ),
      ),
    ),
};

const directions = ['better', 'worse', 'same', 'up', 'down'] as const;
const says = { better: 'better', worse: 'worse', same: 'about the same', up: 'higher', down: 'lower' };
const sizes = ['small', 'medium', 'large'];
const chances = ['likely', 'about as likely as not', 'very likely', 'virtually certain'];

const cellAt = (n: number): GroupCell => {
  const direction = directions[n % 5];
  const size = direction === 'same' ? {} : { size: sizes[n % 3] };
  const strength = direction === 'same' ? 0 : [0.35, 0.65, 1][n % 3];
  return { direction, says: says[direction], chance: chances[n % 4], ...size, strength };
};
const unknown: GroupCell = { direction: 'unknown', says: 'not known', strength: 0 };

const felt: readonly (readonly [string, string])[] = [
  ['Holder', 'Circulating supply at the end'],
  ['Holder', 'METIS sold to the market, less bought'],
  ['Sequencer operator', 'Reward rate that sequencers really get'],
  ['Sequencer operator', 'Number of sequencer seats filled at the end'],
  ['Liquid-staking user', 'Yield that liquid staking really pays'],
  ['Reserve and its users', 'METIS released from the reserve'],
];

function grid(
  scenarios: readonly string[],
  cell: (n: number) => GroupCell = cellAt,
  rows: readonly (readonly [string, string])[] = felt,
  other: Partial<ChartWords> = {},
): Chart {
  return groupGrid({
    ...words,
    title: 'Full proposal: 2 of 5 outcomes likely better, 1 likely worse',
    ...other,
    scenarios,
    rows: rows.map(([group, outcome], r) => ({
      group,
      outcome,
      cells: scenarios.map((_, s) => cell(r * 3 + s * 2)),
    })),
    unspoken: ['Builder'],
  });
}

/** Grids of groups in every case that could break a picture; words instead of numbers, so huge and tiny ones are sizes. */
export const gridCases: Readonly<Record<string, () => Chart>> = {
  base: () => grid(plainLabels.slice(1)),
  'one scenario': () => grid(plainLabels.slice(3)),
  'eight scenarios': () =>
    grid(eight, (n) => (n % 5 === 2 ? { ...cellAt(n), says: 'same' } : cellAt(n)), felt.slice(0, 5)),
  'long labels': () =>
    grid(
      [longLabel, hostileLabels[0], hostileLabels[3]],
      (n) => ({ ...cellAt(n), says: n % 2 === 0 ? longLabel : 'better', chance: longLabel }),
      [
        [longLabel, hostileLabels[0]],
        [hostileLabels[3], longLabel],
      ],
      { subtitle: longLabel },
    ),
  'all equal': () => grid(plainLabels.slice(1), () => cellAt(2)),
  'missing values': () => grid(plainLabels.slice(1), (n) => (n % 2 === 0 ? unknown : cellAt(n))),
  'huge and tiny': () =>
    grid(plainLabels.slice(1), (n) => ({
      ...cellAt(0),
      size: n % 2 === 0 ? 'large' : 'small',
      strength: n % 2,
    })),
  negative: () => grid(plainLabels.slice(1), () => ({ ...cellAt(1), strength: 1 })),
  'right to left': () =>
    grid(
      rightToLeft,
      cellAt,
      felt.map((_, r) => [rightToLeft[r % 3], rightToLeft[(r + 1) % 3]]),
    ),
};
