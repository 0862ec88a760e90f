import { basename, dirname } from 'node:path';
import { build, transform } from 'esbuild';
import type { Message, Plugin } from 'esbuild';
import { LabError } from '../define/index.ts';
import { isRecord } from './plain.ts';

/** The name under which experiment files import the public library. */
export const LIBRARY = 'metis-lab';

const refuseForeignImports: Plugin = {
  name: 'only-the-library',
  setup(plugin) {
    plugin.onResolve({ filter: /.*/ }, ({ path, kind }) => {
      if (kind === 'entry-point') return undefined;
      if (path === LIBRARY) return { path, external: true, sideEffects: false };
      if (path.startsWith('./') || path.startsWith('../')) return undefined;
      return { errors: [{ text: `import of \`${path}\`` }] };
    });
  },
};

/**
 * Bundles a TypeScript or JavaScript experiment into one module text with the library left outside; a CSV file beside it is
 * imported as text. The bundle depends only on the contents of the files, not on where they are.
 * Throws E130 for what is not valid code and E132 for an import of anything but the library and neighbouring files.
 */
export async function bundleExperiment(path: string, file: string): Promise<string> {
  try {
    const { outputFiles } = await build({
      entryPoints: [`./${basename(path)}`],
      absWorkingDir: dirname(path),
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'neutral',
      target: 'es2022',
      charset: 'utf8',
      legalComments: 'none',
      minifyWhitespace: true,
      logLevel: 'silent',
      tsconfigRaw: '{}',
      // Data beside the experiment become part of the bundle, and so of the key of a run.
      loader: { '.csv': 'text' },
      plugins: [refuseForeignImports],
    });
    // Written once more so that it can be read: the first pass has dropped the comments that name files.
    const { code } = await transform(outputFiles[0].text, {
      format: 'esm',
      charset: 'utf8',
      target: 'es2022',
    });
    return code;
  } catch (error) {
    const [message] = messagesOf(error);
    if (message === undefined) throw error;
    throw buildProblem(message, file, basename(path));
  }
}

function messagesOf(error: unknown): readonly Message[] {
  const list: unknown = isRecord(error) ? error.errors : undefined;
  return Array.isArray(list) ? list.filter(isMessage) : [];
}

function isMessage(value: unknown): value is Message {
  return isRecord(value) && typeof value.text === 'string';
}

function buildProblem({ text, location }: Message, file: string, entry: string): LabError {
  const here = location === null || location.file === entry;
  const place = {
    file: here ? file : location.file,
    ...(location === null ? {} : { line: location.line, column: location.column + 1 }),
  };
  if (text.startsWith('import of ')) {
    return new LabError('E132', `not pure: ${text}`, {
      ...place,
      expected: `imports of '${LIBRARY}' and of files beside this one, nothing else`,
    });
  }
  return new LabError('E130', `invalid TypeScript: ${text}`, { ...place, expected: 'valid TypeScript' });
}
