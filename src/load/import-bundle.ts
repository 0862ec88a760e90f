import { compileFunction } from 'node:vm';
import { transform } from 'esbuild';
import { LabError, nearest } from '../define/index.ts';
import { LIBRARY } from './bundle.ts';
import { isRecord } from './plain.ts';

/** The public library: the address of its module, or the module's exports. */
export type Library = string | Readonly<Record<string, unknown>>;

/** The pure part of this installation's library, whether it runs from `src` or from `dist`: experiments need no files. */
export const thisLibrary = (): string =>
  new URL(import.meta.url.endsWith('.ts') ? '../library.ts' : '../library.js', import.meta.url).href;

const clockAndWorld = [
  ...[
    'Date',
    'performance',
    'Intl',
    'process',
    'require',
    'global',
    'globalThis',
    'self',
    'fetch',
    'crypto',
    'console',
  ],
  ...[
    'setTimeout',
    'setInterval',
    'setImmediate',
    'queueMicrotask',
    'Buffer',
    'WebSocket',
    'navigator',
    'WeakRef',
  ],
];

/**
 * Runs a bundle and gives its default export. The bundle sees the library and the language; clock, randomness, process, network
 * and timers are replaced by things that throw E132, now and later in the steps of its mechanisms.
 * Throws E130 when it fails or has no default export, E132 when it is not pure.
 */
export async function importBundle(bundle: string, library: Library = thisLibrary()): Promise<unknown> {
  const exported = typeof library === 'string' ? await importLibrary(library) : library;
  const code = await asFunctionBody(bundle);
  const used: string[] = [];
  const module: { exports: unknown } = { exports: {} };
  const given: Record<string, unknown> = {
    module,
    exports: module.exports,
    Math: pureMath(used),
    ...Object.fromEntries(clockAndWorld.map((name) => [name, forbidden(name, used)])),
    require: () => checkedLibrary(exported),
  };
  try {
    const run: unknown = compileFunction(code, Object.keys(given), { filename: 'experiment' });
    if (typeof run === 'function') Reflect.apply(run, undefined, Object.values(given));
  } catch (error) {
    if (used.length === 0) throw failed(error);
  }
  if (used.length > 0) throw impure(used[0]);
  const made = isRecord(module.exports) ? module.exports.default : undefined;
  if (made === undefined) {
    throw new LabError('E130', 'missing default export', {
      expected: '`export default defineExperiment({ … })`',
    });
  }
  return made;
}

/** Modules may wait at their top, functions cannot: an experiment that waits for something is not pure. */
async function asFunctionBody(bundle: string): Promise<string> {
  try {
    const { code } = await transform(bundle, { format: 'cjs', charset: 'utf8', logLevel: 'silent' });
    return code;
  } catch (error) {
    if (/top-level await/iu.test(error instanceof Error ? error.message : '')) throw impure('await');
    throw failed(error);
  }
}

async function importLibrary(address: string): Promise<Readonly<Record<string, unknown>>> {
  const exported: unknown = await import(/* @vite-ignore */ address);
  return isRecord(exported) ? exported : {};
}

function failed(error: unknown): LabError {
  if (error instanceof LabError) return error;
  const why = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new LabError('E130', `the file fails when it is loaded: ${why}`, {
    expected: 'a file that can be evaluated',
  });
}

function impure(name: string): LabError {
  return new LabError('E132', `not pure: use of \`${name}\``, {
    path: name,
    expected:
      'a file without clock, randomness, process, network and timers; use the experiment’s seed and dates as text',
  });
}

/** Stands for a global that must not be used: every use throws and is remembered. */
function forbidden(name: string, used: string[]): unknown {
  // A function, not an arrow: only that can be called with `new`.
  function refuse(): never {
    used.push(name);
    throw impure(name);
  }
  return new Proxy(refuse, { get: refuse, apply: refuse, construct: refuse, has: refuse, set: refuse });
}

function pureMath(used: string[]): unknown {
  const math: unknown = Object.create(null, {
    ...Object.getOwnPropertyDescriptors(Math),
    random: { value: forbidden('Math.random', used) },
  });
  return Object.freeze(math);
}

function checkedLibrary(exported: Readonly<Record<string, unknown>>): unknown {
  return new Proxy(exported, {
    get(_, name) {
      if (name === '__esModule') return true;
      if (typeof name !== 'string' || name in exported) return Reflect.get(exported, name);
      throw new LabError('E130', `unknown import \`${name}\` from ${LIBRARY}`, {
        suggestion: nearest(name, Object.keys(exported)),
        expected: `a name that ${LIBRARY} exports`,
      });
    },
  });
}
