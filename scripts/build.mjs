// Builds dist/ with the compiler and notes beside it which sources it was built from. Does nothing when dist/ is up to date.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'dist', '.built-from');

function filesBelow(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

const sources = [...filesBelow('src'), ...filesBelow('models'), 'tsconfig.json', 'tsconfig.build.json', 'package.json', 'scripts/build.mjs'].sort();
const hash = createHash('sha256');
for (const file of sources) hash.update(file).update('\0').update(readFileSync(join(root, file))).update('\0');
const digest = hash.digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== digest) {
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, 'tsconfig.build.json')], { stdio: 'inherit', cwd: root });
  const { writeFingerprints } = await import('../dist/src/run/code-identity.js');
  writeFingerprints();
  chmodSync(join(root, 'dist/src/cli/main.js'), 0o755);
  writeFileSync(stamp, digest);
}
