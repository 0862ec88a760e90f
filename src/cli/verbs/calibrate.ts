import { readFileSync, statSync } from 'node:fs';
import { basename, extname } from 'node:path';
import {
  calibrateLevel,
  calibrateReturns,
  dependences,
  readPrices,
  returnLaws,
} from '../../calibrate/index.ts';
import type { Calibration, PriceRequest, PriceSource, Role } from '../../calibrate/index.ts';
import { isDate, LabError, nearest } from '../../define/index.ts';
import { sha256 } from '../../store/index.ts';
import { choiceOption, invalidOption } from '../choice-option.ts';
import { calibrateExperiment } from '../calibration/calibrate-experiment.ts';
import { calibrationCharts } from '../calibration/calibration-charts.ts';
import type { CalibrationChart } from '../calibration/calibration-charts.ts';
import { writeCalibration } from '../calibration/calibration-files.ts';
import { isBySimulation, matchOptions } from '../calibration/calibration-request.ts';
import { calibrationRecords, calibrationText } from '../calibration/calibration-table.ts';
import { jsonSafe } from '../json-safe.ts';
import { studyOptions } from '../study.ts';
import type { Call, Verb } from '../verb.ts';
import { textOption } from '../verb.ts';

const mostBytes = 50_000_000;
const roles: readonly Role[] = ['metis', 'ether', 'bitcoin', 'gas', 'other'];
const kinds = ['log', 'plain'] as const;

/** `mlab calibrate prices.csv`: fits the price processes and writes a file that experiments read. */
export const calibrate: Verb = {
  name: 'calibrate',
  description:
    'fit price processes to files of daily prices, or parameters of an experiment to targets by simulation; write a parameter file with provenance, and charts',
  arguments: [
    ['<files...>', 'CSV files whose first line names the columns, or one experiment with --targets'],
  ],
  options: [
    ...matchOptions,
    ['--column <name>', 'column of prices (close)'],
    ['--date <name>', 'column of dates (date, timestamp, open_time or time)'],
    ['--from <date>', 'first day, YYYY-MM-DD'],
    ['--to <date>', 'last day'],
    ['--duplicates <rule>', 'several rows of one day: refuse, or last (the last of the day)'],
    ['--gaps <rule>', 'missing days: refuse, or split (leave out the returns that span them)'],
    ['--fit <laws>', `only these: ${returnLaws.map(({ name }) => name).join(',')}`],
    ['--as <roles>', 'what the files are, in their order: metis,ether,bitcoin,other'],
    ['--level [kind]', 'fit reversion to a mean (a price of gas) to the log (default) or plain values'],
    ['--into <dir>', 'folder to write to (calibration)'],
    ['--no-charts', 'numbers only'],
    ...studyOptions,
  ],
  examples: [
    'mlab calibrate metis.csv --from 2024-01-03 --to 2025-11-12',
    'mlab calibrate metis.csv eth.csv btc.csv --as metis,ether,bitcoin',
    'mlab calibrate hourly.csv --date open_time --duplicates last',
    'mlab calibrate gas.csv --column gwei --level',
    'mlab calibrate experiments/targets/stake-response.exp.ts --targets experiments/targets/stake-january-2026.yaml',
  ],
  async run(call) {
    if (isBySimulation(call)) return calibrateExperiment(call);
    const level = levelOption(call);
    const laws = lawsOption(call, level);
    const sources = readSources(call, level);
    const command = commandText(call);
    const fitted = sources.map((source) => {
      call.console.line(`fitting ${source.file}`);
      return level === undefined ? calibrateReturns(source, laws) : calibrateLevel(source, level);
    });
    call.console.line('');
    const calibration: Calibration = {
      schema: 1,
      series: fitted.map(({ series }) => series),
      dependence: level === undefined ? dependences(sources) : [],
    };
    const charts: CalibrationChart[] =
      call.options['charts'] === false
        ? []
        : fitted.flatMap(({ series, detail }) => calibrationCharts(series, detail, command));
    const folder = textOption(call, 'into') ?? 'calibration';
    const files = await writeCalibration(folder, calibration, charts, command);
    return {
      text: [...calibrationText(calibration), `Wrote ${folder}: ${files.join(', ')}`],
      records: calibrationRecords(calibration),
      data: jsonSafe({ ...calibration, folder, files }),
    };
  },
};

function readSources(call: Call, level: 'log' | 'plain' | undefined): PriceSource[] {
  const given = rolesOption(call, level);
  const named = call.args.map((path, f) => ({ path, role: given[f], name: nameOf(call, path, given[f]) }));
  const twice = named.find(({ name }, f) => named.findIndex((other) => other.name === name) !== f);
  if (twice !== undefined)
    throw invalidOption(
      'as',
      `two series \`${twice.name}\``,
      'files with different names, or --as metis,ether,bitcoin',
    );
  return named.map(({ path, role, name }) => {
    const bytes = readBytes(path);
    const file = basename(path);
    const table = readPrices(bytes.toString('utf8'), requestOf(call, path, level !== 'plain'));
    return { name, role, file, sha256: sha256(bytes), table };
  });
}

function nameOf(call: Call, path: string, role: Role): string {
  if (role !== 'other' && textOption(call, 'as') !== undefined) return role;
  return basename(path, extname(path)).replace(/[^\w-]+/gu, '-');
}

function requestOf(call: Call, file: string, positive: boolean): PriceRequest {
  const [from, to] = [dateOption(call, 'from'), dateOption(call, 'to')];
  if (from !== undefined && to !== undefined && from > to)
    throw invalidOption('from', `${from} after ${to}`, 'a first day before the last');
  const dateColumn = textOption(call, 'date');
  return {
    file,
    column: textOption(call, 'column') ?? 'close',
    ...(dateColumn === undefined ? {} : { dateColumn }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    duplicates: choiceOption(call, 'duplicates', ['refuse', 'last']) ?? 'refuse',
    gaps: choiceOption(call, 'gaps', ['refuse', 'split']) ?? 'refuse',
    positive,
  };
}

function readBytes(file: string): Buffer {
  const refuse = (why: string, expected: string): LabError =>
    new LabError('E801', `${why}: ${file}`, { file, expected });
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isFile() !== true) throw refuse('no such file', 'the path of a CSV file');
  if (found.size > mostBytes) throw refuse(`a file of ${found.size} bytes`, `at most ${mostBytes} bytes`);
  try {
    return readFileSync(file);
  } catch (error) {
    throw refuse(
      `cannot read (${error instanceof Error ? error.message : String(error)})`,
      'a file that can be read',
    );
  }
}

function levelOption({ options }: Call): 'log' | 'plain' | undefined {
  const { level } = options;
  if (level === undefined) return undefined;
  if (level === true) return 'log';
  const kind = kinds.find((each) => each === level);
  if (kind === undefined) throw invalidOption('level', String(level), kinds.join(' or '));
  return kind;
}

function lawsOption(call: Call, level: string | undefined): readonly string[] | undefined {
  const known = returnLaws.map(({ name }) => name);
  const names = textOption(call, 'fit')
    ?.split(',')
    .map((name) => name.trim());
  if (names !== undefined && level !== undefined)
    throw invalidOption('fit', 'with --level', 'one of the two: a level has one law');
  const unknown = names?.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw invalidOption('fit', unknown, `one of ${known.join(', ')}`, nearest(unknown, known));
  return names;
}

/** Roles of the files; without --as the first is METIS, or a price of gas for a level. */
function rolesOption(call: Call, level: string | undefined): Role[] {
  const written = textOption(call, 'as');
  const first: Role = level === undefined ? 'metis' : 'gas';
  if (written === undefined) return call.args.map((_, f) => (f === 0 ? first : 'other'));
  const found = written.split(',').map((name) => {
    const role = roles.find((each) => each === name.trim());
    if (role === undefined)
      throw invalidOption('as', name, `some of ${roles.join(', ')}`, nearest(name, roles));
    return role;
  });
  if (found.length !== call.args.length)
    throw invalidOption('as', `${found.length} for ${call.args.length} files`, 'one role for each file');
  return found;
}

function dateOption(call: Call, name: string): string | undefined {
  const date = textOption(call, name);
  if (date === undefined || isDate(date)) return date;
  throw invalidOption(name, date, 'a date, YYYY-MM-DD');
}

/** The command that gives the same files, with files by their names alone. */
function commandText(call: Call): string {
  const word = (text: string): string => (/^[\w.,:=/-]+$/u.test(text) ? text : JSON.stringify(text));
  const files = call.args.map((path) => word(basename(path)));
  const chosen = ['column', 'date', 'from', 'to', 'duplicates', 'gaps', 'fit', 'as', 'level'].flatMap(
    (name) => {
      const value = call.options[name];
      if (value === true) return [`--${name}`];
      return typeof value === 'string' ? [`--${name}`, word(value)] : [];
    },
  );
  return ['mlab calibrate', ...files, ...chosen].join(' ');
}
