// Search: choices between few settings, evolution towards a front, robust measures.
import { inFile } from './in-file.mjs';

export const searches = [
  ...inFile('src/search/select-sequentially.ts', [
    ['const factor = 2 * etaOf(', 'const factor = 0.5 * etaOf(', 'term', 'in quick'],
    ['-2 / (firstStage - 1)) - 1) / 2', '-2 / firstStage) - 1) / 2', 'off by one'],
    ['means[i] >= means[j] - width(i, j)', 'means[i] >= means[j] - 0 * width(i, j)', 'term'],
    ['futures: asked.futures + race.stages,', 'futures: asked.futures,', 'stream reuse'],
  ]),
  ...inFile('src/search/select-in-two-stages.ts', [
    ['g * Math.sqrt(2 * interactionVariance', 'g * Math.sqrt(interactionVariance', 'term'],
    ['h * Math.sqrt(moments(column).variance)', 'moments(column).variance', 'term'],
  ]),
  ...inFile('src/search/selection-constants.ts', [
    ['pow(inside, settings - 1)', 'pow(inside, settings)', 'off by one'],
    ['Math.sqrt((2 * spread.at[s]) / degrees)', 'Math.sqrt(spread.at[s] / degrees)', 'term'],
  ]),
  ...inFile(
    'src/search/budget-shares.ts',
    [['weights[best] = Math.sqrt(variances[best] * squares);', 'weights[best] = squares;', 'term']],
    'src/search/select-with-budget',
  ),
  ...inFile('src/search/dominance.ts', [
    ['if (!(a[o] <= b[o])) return false;', 'if (!(a[o] < b[o])) return false;', 'comparison', 'in quick'],
    ['if (--above[b] === 0) next.push(b)', 'if (--above[b] <= 1) next.push(b)', 'off by one'],
  ]),
  ...inFile(
    'src/search/front-quality.ts',
    [['volume(sorted.slice(0, k + 1)', 'volume(sorted.slice(0, k)', 'off by one']],
    'src/search/dominance',
  ),
  ...inFile('src/search/robust.ts', [
    ['best[r] - sign * value', 'best[r] - value', 'sign'],
    ['isHigh ? p : 1 - p', 'p', 'sign'],
  ]),
  ...inFile('src/search/variation.ts', [
    ['return pow(u <= 1 / alpha', 'return pow(u >= 1 / alpha', 'comparison'],
    ["if (variable.kind === 'real' || moved !== gene) return moved;", 'return moved;', 'one side only'],
  ]),
  ...inFile('src/search/candidate.ts', [
    ['if (ofA !== ofB) return ofA < ofB;', 'if (ofA !== ofB) return ofA > ofB;', 'sign'],
    ['errorOf(a.known[o]) + errorOf(b.known[o])', 'errorOf(a.known[o])', 'term'],
  ]),
  ...inFile(
    'src/search/try-out.ts',
    [['const again = trial.again ? parents : [];', 'const again = parents.slice(0, 0);', 'one side only']],
    'known-answers/search-fronts',
  ),
  ...inFile(
    'src/search/subset-with-best.ts',
    [['(1 - confidence) / (columns.length - 1)', '1 - confidence', 'term']],
    'src/search/front-chances',
  ),
];
