// Builds dist/ with the compiler and notes beside it which sources it was built from. Does nothing when dist/ is up to date.
// The new build takes the place of the old one in one step, so a failed or parallel build leaves a whole dist/ behind.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const STAMP = '.built-from';

function filesBelow(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

function digestOfSources() {
  const settings = ['tsconfig.json', 'tsconfig.build.json', 'package.json', 'scripts/build.mjs'];
  const sources = [...filesBelow('src'), ...filesBelow('models'), ...settings].sort();
  const hash = createHash('sha256');
  for (const file of sources)
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

async function build(digest) {
  const fresh = join(root, `.dist-${process.pid}`);
  const old = join(root, `.dist-${process.pid}-old`);
  try {
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    const compile = [compiler, '-p', join(root, 'tsconfig.build.json'), '--outDir', fresh];
    execFileSync(process.execPath, compile, { stdio: 'inherit', cwd: root });
    const { writeFingerprints } = await import(pathToFileURL(join(fresh, 'src/run/code-identity.js')).href);
    writeFingerprints();
    chmodSync(join(fresh, 'src/cli/main.js'), 0o755);
    writeFileSync(join(fresh, STAMP), digest);
    if (existsSync(dist)) renameSync(dist, old);
    renameSync(fresh, dist);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
}

const digest = digestOfSources();
const stamp = join(dist, STAMP);
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== digest) {
  try {
    await build(digest);
  } catch (problem) {
    if (problem.status === undefined) throw problem;
    process.exitCode = 1;
  }
}
