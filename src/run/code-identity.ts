import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256 } from '../store/index.ts';

/** What produced a result, as digests: the same for the sources and for what was built from them. */
export interface CodeIdentity {
  readonly tool: string;
  /** Digest of everything in the machine that results depend on, with the versions of its mathematical dependencies. */
  readonly engineDigest: string;
  /** Digest of the model's source. */
  readonly modelDigest: string;
  /** Versions of the dependencies that results depend on. */
  readonly lock: Readonly<Record<string, string>>;
}

const engineFolders = ['src/define', 'src/random', 'src/numeric', 'src/plan', 'src/simulate'];
const sharedModelFolders = ['models/arithmetic', 'models/processes'];
const FINGERPRINTS = 'fingerprints.json';

/** True when this code runs from its TypeScript sources. */
export const runsFromSource = import.meta.url.endsWith('.ts');

/** Folder with `src` and `models` of the code that is running: the package itself, or its `dist`. */
const codeRoot = fileURLToPath(new URL('../..', import.meta.url));

/** Folder of the package, where package.json is. */
export const packageRoot = runsFromSource ? codeRoot : fileURLToPath(new URL('../../..', import.meta.url));

/** What package.json says of this installation. */
export interface Package {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

/** The package's own description: version and exact versions of its dependencies. */
export function readPackage(): Package {
  return JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
}

/** Identity of the running code for an installed model (`folder` under models/), or for the text of a foreign one. */
export function codeIdentity(model: { readonly folder: string } | { readonly text: string }): CodeIdentity {
  const { version, dependencies } = readPackage();
  const lock = Object.fromEntries(
    Object.entries(dependencies).filter(([name]) => name.startsWith('@stdlib/')),
  );
  const engineDigest = sha256(`${digestOf(engineFolders)}\n${JSON.stringify(lock)}`);
  const modelDigest =
    'text' in model ? sha256(model.text) : digestOf([`models/${model.folder}`, ...sharedModelFolders]);
  return { tool: version, engineDigest, modelDigest, lock };
}

const known = new Map<string, string>();

/** Digest of folders, taken once in a process: code that was loaded does not change when its files do. */
function digestOf(folders: readonly string[]): string {
  const name = folders.join(' ');
  const digest = known.get(name) ?? digestNow(folders);
  known.set(name, digest);
  return digest;
}

/** Of the sources when these run; else what the build noted, if the built files are as it left them. */
function digestNow(folders: readonly string[]): string {
  const running = digestFiles(codeRoot, folders);
  if (runsFromSource) return running;
  const noted = readFingerprints()[folders.join(' ')];
  return noted !== undefined && noted.built === running ? noted.source : `altered:${running}`;
}

type Fingerprints = Readonly<Record<string, { readonly source: string; readonly built: string }>>;

function readFingerprints(): Fingerprints {
  const path = join(codeRoot, FINGERPRINTS);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}

/** Notes beside the built files which sources they were built from; the build's last step. */
export function writeFingerprints(): void {
  const modelFolders = readdirSync(join(packageRoot, 'models')).filter(
    (name) => !sharedModelFolders.includes(`models/${name}`),
  );
  const groups = [engineFolders, ...modelFolders.map((name) => [`models/${name}`, ...sharedModelFolders])];
  const fingerprints = Object.fromEntries(
    groups.map((folders) => [
      folders.join(' '),
      { source: digestFiles(packageRoot, folders), built: digestFiles(codeRoot, folders) },
    ]),
  );
  writeFileSync(join(codeRoot, FINGERPRINTS), `${JSON.stringify(fingerprints, null, 2)}\n`);
}

function digestFiles(root: string, folders: readonly string[]): string {
  const files = folders.flatMap((folder) => codeFiles(root, folder)).sort();
  const digests = files.map((file) => {
    const name = file.replace(/\.(ts|js)$/u, '');
    return `${name} ${sha256(readFileSync(join(root, file), 'utf8').replace(/\r\n/gu, '\n'))}`;
  });
  return sha256(digests.join('\n'));
}

function codeFiles(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return codeFiles(root, path);
    return /\.(ts|js)$/u.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : [];
  });
}
