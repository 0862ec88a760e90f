import { expect, test } from 'vitest';
import {
  chanceWord,
  changeRange,
  countsInWords,
  modelConfidence,
  pairedDifference,
  perHundred,
  verbsFor,
  verdict,
  wordOf,
} from '../../../src/summarise/index.ts';

test('each word begins exactly at its number in 100', () => {
  expect(
    [1, 0.99, 0.9899, 0.9, 0.8999, 0.66, 0.6599, 0.33, 0.3299, 0.1, 0.0999, 0.01, 0.0099, 0].map(wordOf),
  ).toEqual([
    'virtually certain',
    'virtually certain',
    'very likely',
    'very likely',
    'likely',
    'likely',
    'about as likely as not',
    'about as likely as not',
    'unlikely',
    'unlikely',
    'very unlikely',
    'very unlikely',
    'exceptionally unlikely',
    'exceptionally unlikely',
  ]);
  expect(() => wordOf(1.01)).toThrow('invalid chance');
  expect(() => wordOf(NaN)).toThrow('invalid chance');
});

test('89.9 % is likely, not very likely', () => {
  expect(chanceWord(1798, 2000)).toBe('likely');
  expect(chanceWord(899_000, 1_000_000)).toBe('likely');
});

test('90.3 % with a wide error is likely, and with a narrow one very likely', () => {
  expect(chanceWord(28, 31)).toBe('likely');
  expect(chanceWord(1806, 2000)).toBe('likely');
  expect(chanceWord(903_000, 1_000_000)).toBe('very likely');
});

test('50 % is about as likely as not for any number of futures', () => {
  for (const n of [2, 10, 100, 2000, 1_000_000]) expect(chanceWord(n / 2, n)).toBe('about as likely as not');
});

test('0 of n is only exceptionally unlikely when there are enough futures to say so', () => {
  expect(chanceWord(0, 1)).toBe('about as likely as not');
  expect(chanceWord(0, 20)).toBe('unlikely');
  expect(chanceWord(0, 100)).toBe('very unlikely');
  expect(chanceWord(0, 2000)).toBe('exceptionally unlikely');
});

test('n of n is only virtually certain when there are enough futures to say so', () => {
  expect(chanceWord(1, 1)).toBe('about as likely as not');
  expect(chanceWord(20, 20)).toBe('likely');
  expect(chanceWord(100, 100)).toBe('very likely');
  expect(chanceWord(2000, 2000)).toBe('virtually certain');
});

test('sampling error weakens low chances too', () => {
  expect(chanceWord(190, 2000)).toBe('unlikely');
  expect(chanceWord(150, 2000)).toBe('very unlikely');
  expect(chanceWord(420, 2000)).toBe('unlikely');
  expect(() => chanceWord(0, 0)).toThrow('invalid number of futures: 0');
});

test('counts in 100 sum to 100 and rounding favours nobody', () => {
  expect(perHundred({ better: 1, same: 1, worse: 1 }, 3)).toEqual({ better: 33, same: 34, worse: 33 });
  expect(perHundred({ better: 7, same: 0, worse: 1 }, 8)).toEqual({ better: 87, same: 0, worse: 13 });
  expect(perHundred({ better: 1, same: 0, worse: 7 }, 8)).toEqual({ better: 13, same: 0, worse: 87 });
  expect(perHundred({ better: 1, same: 198, worse: 1 }, 200)).toEqual({ better: 0, same: 99, worse: 1 });
  expect(perHundred({ better: 0, same: 0, worse: 5 }, 5)).toEqual({ better: 0, same: 0, worse: 100 });
  expect(() => perHundred({ better: 1, same: 0, worse: 0 }, 3)).toThrow('invalid counts: sum 1; expected 3');
});

/** Twenty futures for each entry: difference `values[k]` in `counts[k]` of them. */
function futures(values: number[], counts: number[]) {
  const variant = Float64Array.from(values.flatMap((value, k) => new Array<number>(counts[k]).fill(value)));
  return { baseline: new Float64Array(variant.length), variant, matters: 0.25 };
}

const confidence = { level: 'low', because: 'the rate response is assumed with low confidence' } as const;
const about = {
  scenario: 'Full proposal',
  baseline: 'Current rules',
  outcome: 'reward runway',
  unit: 'years',
  horizon: '5 years',
  confidence,
};

test('a verdict follows the grammar, word by word', () => {
  const difference = pairedDifference({ ...futures([3.71, 0, -6.83], [420, 80, 1500]), better: 'higher' });
  expect(verdict({ ...about, better: 'higher', difference }).text).toBe(
    'Full proposal is likely (75 in 100 simulated futures) to shorten reward runway, by -6.8 to +3.7 years (9 in 10 futures) ' +
      'against Current rules over 5 years. Confidence in the model: low, because the rate response is assumed with low confidence.',
  );
  expect(countsInWords(difference, 'higher')).toBe('better 21, same 4, worse 75: unlikely better');
  expect(countsInWords(difference, 'neutral')).toBe('higher 21, same 4, lower 75: unlikely higher');
});

test('sizes behind a verb carry no sign when all of them lie on its side', () => {
  const better = 'higher';
  const shorter = pairedDifference({ ...futures([-61, -30, -6], [10, 80, 10]), better });
  expect(verdict({ ...about, better, difference: shorter }).text).toContain(
    'to shorten reward runway, by 6 to 61 years',
  );
  const longer = pairedDifference({ ...futures([20, 50, 120], [10, 80, 10]), better });
  expect(verdict({ ...about, better, difference: longer }).text).toContain(
    'to lengthen reward runway, by 20 to 120 years',
  );
  const mixed = pairedDifference({ ...futures([-61, -30, 3], [10, 80, 10]), better });
  expect(verdict({ ...about, better, difference: mixed }).text).toContain(
    'to shorten reward runway, by -61 to +3 years',
  );
  expect(changeRange(-5, -0.1, undefined)).toBe('-5.0 to -0.1');
});

test('the verb follows the sign of the difference, not whether it is good', () => {
  const better = 'lower';
  const rising = pairedDifference({ ...futures([2], [50]), better });
  const falling = pairedDifference({ ...futures([-2], [50]), better });
  expect(verdict({ ...about, better, difference: rising })).toMatchObject({
    direction: 'worse',
    verb: 'lengthen',
  });
  expect(verdict({ ...about, better, difference: falling })).toMatchObject({
    direction: 'better',
    verb: 'shorten',
  });
});

test('without a difference that matters the verdict says so, also when it ties', () => {
  const equal = pairedDifference({ ...futures([0.1, 5], [10, 10]), better: 'higher' });
  expect(verdict({ ...about, better: 'higher', difference: equal })).toMatchObject({
    direction: 'same',
    verb: 'leave about the same',
    word: 'about as likely as not',
    chance: 50,
  });
});

test('better and worse in equal numbers are called worse', () => {
  const split = pairedDifference({ ...futures([-5, 5], [10, 10]), better: 'higher' });
  expect(verdict({ ...about, better: 'higher', difference: split }).direction).toBe('worse');
});

test('differences of percentages are percentage points, and only times lengthen', () => {
  const difference = pairedDifference({ ...futures([5], [100]), better: 'lower' });
  const found = verdict({ ...about, better: 'lower', unit: '%', difference });
  expect(found.text).toContain('to raise reward runway, by 5.0 to 5.0 percentage points');
  expect(verbsFor('METIS').higher).toBe('raise');
  expect(verbsFor('weeks').lower).toBe('shorten');
});

const measured = (name: string) => ({ name, provenance: 'measured' }) as const;
const weak = { name: 'stake.rateResponse', provenance: 'assumed', confidence: 'low' } as const;
const firm = [measured('a'), measured('b'), measured('c')];

test('confidence is low when one of the three strongest inputs is a weak assumption, not when the fourth is', () => {
  const footing = { failedPatterns: [], backTest: 'passed' } as const;
  expect(modelConfidence({ ...footing, inputs: [measured('a'), measured('b'), weak] }).level).toBe('low');
  expect(modelConfidence({ ...footing, inputs: [...firm, weak] }).level).toBe('high');
});

test('a failed back-test makes confidence low, and is told before any weak input', () => {
  const found = modelConfidence({ inputs: [weak, ...firm], failedPatterns: [], backTest: 'failed' });
  expect(found.level).toBe('low');
  expect(found.because).toContain('the back-test fails');
});

test('confidence is high only with three measured inputs and a back-test that passed', () => {
  expect(modelConfidence({ inputs: firm, failedPatterns: [], backTest: 'passed' }).level).toBe('high');
  expect(modelConfidence({ inputs: firm, failedPatterns: [], backTest: 'notRun' }).level).toBe('medium');
  expect(modelConfidence({ inputs: firm, failedPatterns: ['stake'], backTest: 'passed' }).level).toBe('low');
  expect(modelConfidence({ inputs: firm.slice(1), failedPatterns: [], backTest: 'passed' }).level).toBe(
    'medium',
  );
  const cited = { name: 'd', provenance: 'cited' } as const;
  expect(modelConfidence({ inputs: [cited, ...firm], failedPatterns: [], backTest: 'passed' }).level).toBe(
    'medium',
  );
});

test('where nothing changes the sentence says so instead of a size of 0 to 0', () => {
  const never = pairedDifference({ ...futures([0], [50]), better: 'higher' });
  const text = (difference: typeof never): string => verdict({ ...about, better: 'higher', difference }).text;
  expect(text(never)).toContain(
    'to leave about the same reward runway, with no change in any future against',
  );
  const once = pairedDifference({ ...futures([0, 5], [99, 1]), better: 'higher' });
  expect(text(once)).toContain('with no change in 9 in 10 futures against');
});
