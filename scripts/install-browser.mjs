// Finds the Chromium in which the tests open pages, or installs that of Debian. It never fails: without a browser those tests
// are skipped, and this says why. With --find it only looks: the path on stdout, or nothing.
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const quick = { stdio: 'pipe', encoding: 'utf8', timeout: 20_000 };

/** The version of a program that is a browser of the Chromium family; undefined for anything else. */
function versionOf(path) {
  try {
    accessSync(path, constants.X_OK);
  } catch {
    return undefined;
  }
  const { status, stdout } = spawnSync(path, ['--version'], quick);
  return status === 0 && /chrom/iu.test(stdout) ? stdout.trim() : undefined;
}

/** CHROMIUM_PATH when it is set, and nothing else then; otherwise what the PATH has, then Debian's own place. */
function candidates() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen !== undefined && chosen !== '') return [chosen];
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return [...new Set([...folders.map((folder) => join(folder, 'chromium')), '/usr/bin/chromium'])];
}

function find() {
  for (const path of candidates()) {
    const version = versionOf(path);
    if (version !== undefined) return { path, version };
  }
  return undefined;
}

/** Installs the package quietly; gives the reason when that is not possible. */
function install() {
  if (process.env.CHROMIUM_PATH) return `CHROMIUM_PATH is no Chromium: ${process.env.CHROMIUM_PATH}`;
  if (process.getuid?.() !== 0) return 'no chromium here, and only root may install one';
  if (spawnSync('apt-get', ['--version'], quick).error !== undefined)
    return 'no chromium here, and no apt-get to install it';
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const words of [['update'], ['install', '--yes', '--no-install-recommends', 'chromium']]) {
    const called = ['-qq', '-o', 'Acquire::Retries=2', '-o', 'DPkg::Lock::Timeout=60', ...words];
    const done = spawnSync('apt-get', called, { ...quick, env, timeout: 300_000 });
    if (done.status === 0) continue;
    const last = (done.error?.message ?? done.stderr).trim().split('\n').at(-1);
    return `apt-get ${words[0]} failed: ${last || `exit ${done.status}`}`;
  }
  return undefined;
}

if (process.argv.includes('--find')) {
  process.stdout.write(find()?.path ?? '');
} else {
  const here = find();
  const why = here === undefined ? install() : undefined;
  const found = here ?? (why === undefined ? find() : undefined);
  process.stdout.write(
    found === undefined
      ? `The tests in a browser are skipped: ${why ?? 'the package was installed, but no chromium starts'}.\n`
      : `${found.path}: ${found.version}${here === undefined ? ' (just installed)' : ''}\n`,
  );
}
