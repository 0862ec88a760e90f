// Answers to the queries behind printed numbers.
import { inFile } from './in-file.mjs';

export const answers = [
  ...inFile('src/report/answer-effect.ts', [
    ['betterCount: ({ better }) => pairs(better)', 'betterCount: ({ n }) => pairs(n)', 'term'],
    ['wilson(same, n)', 'wilson(n - same, n)', 'term', 'in quick'],
    ['[100 * low, 100 * high]', '[low, high]', 'term'],
  ]),
  ...inFile('src/report/answer-level.ts', [
    ['[0.05, 0.5, 0.95]', '[0.1, 0.5, 0.9]', 'constant'],
    ['value / baseline[r]', 'baseline[r] / value', 'order', 'in quick'],
    ['Number.isFinite(value)', '!Number.isNaN(value)', 'comparison'],
  ]),
  ...inFile('src/report/answer-chance.ts', [
    ['worse: n - holds }, n)', 'worse: n - holds }, truths.length)', 'term'],
    ['(membersOf(run, query.where) ?? [...whole.keys()])', '[...whole.keys()]', 'term'],
  ]),
  ...inFile('src/report/answer-part.ts', [
    ['...found.parts, found.interaction, found.full', '...found.parts, found.full', 'term'],
  ]),
];
