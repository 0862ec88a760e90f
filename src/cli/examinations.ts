import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { arch, availableParallelism, freemem, platform, totalmem } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { exp, log, normalQuantile } from '../numeric/index.ts';
import { threefry2x32 } from '../random/index.ts';
import { codeIdentity, packageRoot } from '../run/code-identity.ts';

/** What an examination found; `found` is a few words. */
export interface Finding {
  readonly ok: boolean;
  readonly found: string;
}

/** One thing that must work (`necessary`), or that is good to have. */
export interface Examination {
  readonly name: string;
  readonly necessary: boolean;
  examine(): Finding | Promise<Finding>;
}

const GIGABYTE = 1e9;
const LEAST_MEMORY = 0.3 * GIGABYTE;
const LEAST_DISK = 0.1 * GIGABYTE;
const gigabytes = (bytes: number): string => `${(bytes / GIGABYTE).toFixed(1)} GB`;

/** Everything `mlab doctor` looks at, for a results folder. */
export function examinations(results: string): readonly Examination[] {
  return [
    { name: 'node', necessary: true, examine: node },
    { name: 'engine', necessary: true, examine: engine },
    { name: 'arithmetic', necessary: true, examine: arithmetic },
    {
      name: 'threads',
      necessary: true,
      examine: () => ({ ok: true, found: `${availableParallelism()}, ${platform()} ${arch()}` }),
    },
    { name: 'memory', necessary: true, examine: memory },
    { name: 'disk', necessary: true, examine: () => disk(results) },
    { name: 'tables', necessary: true, examine: tables },
    { name: 'experiment files', necessary: true, examine: experimentFiles },
    { name: 'fonts', necessary: true, examine: fonts },
    { name: 'pictures (resvg)', necessary: true, examine: pictures },
    { name: 'charts (vega)', necessary: true, examine: charts },
    { name: 'C compiler (benches only)', necessary: false, examine: compiler },
  ];
}

function node(): Finding {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const ok = major > 20 || (major === 20 && minor >= 19);
  return { ok, found: `${process.versions.node}${ok ? '' : '; 20.19 or later is needed'}` };
}

function engine(): Finding {
  const { tool, engineDigest, modelDigest } = codeIdentity({ folder: 'metis' });
  const altered = modelDigest.startsWith('altered:');
  const built = altered ? ', built files are not as the build left them' : '';
  return { ok: !altered, found: `metis-lab ${tool}, engine ${engineDigest.slice(0, 8)}${built}` };
}

/** Known bits of the random generator and of three functions: what makes results equal on every machine. */
function arithmetic(): Finding {
  const [first, second] = threefry2x32(0x13198a2e, 0x03707344, 0x243f6a88, 0x85a308d3);
  const words = first >>> 0 === 0xc4923a9c && second >>> 0 === 0x483df7a0;
  const functions =
    exp(1) === 2.7182818284590455 && log(2) === 0.6931471805599453 && normalQuantile(0.5) === 0;
  return {
    ok: words && functions,
    found: words && functions ? 'known answers, bit for bit' : 'other bits than expected',
  };
}

function memory(): Finding {
  return { ok: freemem() > LEAST_MEMORY, found: `${gigabytes(freemem())} free of ${gigabytes(totalmem())}` };
}

function disk(results: string): Finding {
  let folder = resolve(results);
  while (!existsSync(folder)) folder = dirname(folder);
  accessSync(folder, constants.W_OK);
  const { bavail, bsize } = statfsSync(folder);
  return { ok: bavail * bsize > LEAST_DISK, found: `${gigabytes(bavail * bsize)} free for ${results}` };
}

async function tables(): Promise<Finding> {
  const { decodeTable, encodeTables, numbersOf } = await import('../store/index.ts');
  const values = Float64Array.of(0.1, -0, 1e300);
  const bytes = encodeTables([{ columns: [{ name: 'x', type: 'float64', values }] }]);
  const [back] = decodeTable(bytes).map((table) => numbersOf(table, 'x'));
  const same = values.every((value, row) => Object.is(value, back[row]));
  return { ok: same, found: same ? 'Arrow written and read back, equal' : 'Arrow values changed on the way' };
}

async function experimentFiles(): Promise<Finding> {
  const { loadExperiment } = await import('../load/index.ts');
  const { installedModels } = await import('../catalogue.ts');
  const file = join(packageRoot, 'experiments', 'eagr.exp.ts');
  const { resolved } = await loadExperiment(file, { models: installedModels });
  return { ok: true, found: `${resolved.name} read, ${resolved.scenarios.length} scenarios` };
}

async function fonts(): Promise<Finding> {
  const { fontFile } = await import('../report/render/font-files.ts');
  const ok = existsSync(fontFile('normal')) && existsSync(fontFile('bold'));
  return { ok, found: ok ? 'DejaVu Sans, normal and bold' : 'bundled font files are missing' };
}

async function pictures(): Promise<Finding> {
  const { renderPng } = await import('../report/render/render-png.ts');
  const png = renderPng(
    '<svg xmlns="http://www.w3.org/2000/svg" width="69" height="10"><text y="9">ok</text></svg>',
  );
  return { ok: png.length > 100, found: `PNG of ${png.length} bytes` };
}

async function charts(): Promise<Finding> {
  const { unbundledEffect } = await import('../report/charts/charts.ts');
  const { renderSvg } = await import('../report/render/render-svg.ts');
  const svg = await renderSvg(
    unbundledEffect({
      title: 'A chart',
      subtitle: 'drawn to see whether charts can be drawn',
      caption: 'one bar',
      footer: { run: 'none', command: 'mlab doctor' },
      alt: { data: 'one bar', scenarios: 'nobody', range: '0 to 1' },
      unit: 'years',
      steps: [{ label: 'current', from: 0, to: 1, kind: 'total' }],
    }),
  );
  return { ok: svg.includes('</svg>'), found: `SVG of ${svg.length} characters` };
}

function compiler(): Finding {
  for (const name of ['cc', 'gcc', 'clang']) {
    try {
      const [line] = execFileSync(name, ['--version'], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).split('\n');
      return { ok: true, found: line };
    } catch {
      continue;
    }
  }
  return { ok: false, found: 'none; only needed to compare speed with C' };
}
