import { expect, test } from 'vitest';
import { LabError } from '../../../src/define/index.ts';
import { readTargets } from '../../../src/match/index.ts';

const units: Readonly<Record<string, string>> = { locked: 'METIS', rate: '1/year', seats: '1' };
const response = (text: string) => {
  const unit = units[text];
  if (unit === undefined) throw new LabError('E112', `unknown outcome \`${text}\``, { suggestion: 'locked' });
  return { text: `current.${text}`, unit };
};
const read = (text: string, file = 'targets.yaml') => readTargets(text, { file, response });

function problemOf(text: string, file = 'targets.yaml'): string {
  try {
    read(text, file);
  } catch (error) {
    if (error instanceof LabError)
      return `${error.code} ${error.place.file}:${error.place.line} ${error.message}`;
    throw error;
  }
  return 'nothing';
}

const yaml = `# facts
targets:
  stake:
    response: locked
    value: 342,902.66 METIS
    error: 1,000 METIS
    source: on chain
  rate: { response: rate, value: 7.5%, error: 0.5%, discrepancy: 1%, source: "heights, of blocks" }
  seats: { response: seats, value: 9, source: roster }
`;
const expected = [
  {
    name: 'stake',
    response: 'current.locked',
    value: 342902.66,
    error: 1000,
    unit: 'METIS',
    source: 'on chain',
  },
  {
    name: 'rate',
    response: 'current.rate',
    value: 0.075,
    error: 0.005,
    discrepancy: 0.01,
    unit: '1/year',
    source: 'heights, of blocks',
  },
  { name: 'seats', response: 'current.seats', value: 9, error: 0, unit: '1', source: 'roster' },
];

test('YAML, JSON and CSV say the same', () => {
  const json = JSON.stringify({
    targets: {
      stake: { response: 'locked', value: '342902.66 METIS', error: '1000 METIS', source: 'on chain' },
      rate: {
        response: 'rate',
        value: '7.5%',
        error: '0.5%',
        discrepancy: '1%',
        source: 'heights, of blocks',
      },
      seats: { response: 'seats', value: 9, source: 'roster' },
    },
  });
  const csv = `name,response,value,error,discrepancy,source
stake,locked,"342,902.66 METIS","1,000 METIS",,on chain
rate,rate,7.5%,0.5%,1%,"heights, of blocks"
seats,seats,9,,,roster
`;
  expect(read(yaml)).toEqual(expected);
  expect(read(json, 'targets.json')).toEqual(expected);
  expect(read(csv, 'targets.csv')).toEqual(expected);
  expect(read(csv.replaceAll('\n', '\r\n'), 'targets.csv')).toEqual(expected);
});

test('every problem is told with its line', () => {
  expect(problemOf(yaml.replace('response: locked', 'response: lokked'))).toBe(
    'E112 targets.yaml:4 unknown outcome `lokked`',
  );
  expect(problemOf(yaml.replace('METIS\n    error', 'USD\n    error'))).toMatch(/^E122 targets\.yaml:5 /u);
  expect(problemOf(yaml.replace('error: 1,000', 'error: -1,000'))).toBe(
    'E807 targets.yaml:6 error of target stake is -1,000 METIS',
  );
  expect(problemOf(yaml.replace('    source: on chain\n', ''))).toBe(
    'E807 targets.yaml:3 target stake has no source',
  );
  expect(problemOf(yaml.replace('error: 0.5%', 'eror: 0.5%'))).toBe(
    'E807 targets.yaml:8 unknown key `eror` of target rate',
  );
  expect(problemOf(yaml.replace('value: 9', 'value: many'))).toBe(
    'E807 targets.yaml:9 invalid seats.value: many',
  );
  expect(problemOf(yaml.replace('value: 9', 'value: 9 METIS'))).toMatch(/^E807 targets\.yaml:9 /u);
  expect(problemOf(yaml.replace('  seats:', '  stake:'))).toMatch(/^E807 targets\.yaml:9 /u);
  expect(problemOf('targets: [1, 2]')).toMatch(/^E807 targets\.yaml:1 no `targets:`/u);
  expect(problemOf('targets: {}')).toBe('E807 targets.yaml:1 no targets');
  expect(problemOf('targets:\n  one: 5\n')).toBe('E807 targets.yaml:2 target one has no keys');
  expect(problemOf('targets: {\n')).toMatch(/^E807 targets\.yaml:\d/u);
  expect(problemOf('response,value\nlocked,1 METIS\n', 'targets.csv')).toMatch(
    /^E807 targets\.csv:1 no column `name`/u,
  );
  expect(problemOf('name,response,value,source\na,locked,1 METIS,x,y\n', 'targets.csv')).toBe(
    'E807 targets.csv:2 5 cells for 4 columns',
  );
  expect(
    problemOf('name,response,value,source\na,locked,1 METIS,x\na,locked,1 METIS,x\n', 'targets.csv'),
  ).toBe('E807 targets.csv:3 two targets `a`');
});
