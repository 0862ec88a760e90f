import { fileURLToPath } from 'node:url';
import { runsFromSource } from './code-identity.ts';

/** The file of a worker thread and the options with which it starts. */
export interface WorkerFile {
  readonly file: string;
  readonly options: { readonly execArgv?: string[] };
}

/** The worker `./name` beside the module at `address`: built, or read from its TypeScript source where the sources run. */
export function workerFile(name: string, address: string): WorkerFile {
  const file = fileURLToPath(new URL(`${name}.${runsFromSource ? 'ts' : 'js'}`, address));
  return { file, options: runsFromSource ? { execArgv: ['--import', readTypeScript()] } : {} };
}

/** A module that lets a worker thread import the sources as they are; only used where they run without having been built. */
function readTypeScript(): string {
  const address = import.meta.resolve('tsx/esm/api');
  return `data:text/javascript,import{register}from${JSON.stringify(address)};register();`;
}
