import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { largerStaking } from '../src/run/small-experiment.ts';
import { fileDigests, runInto, temporaryFolder } from '../src/run/small-run.ts';

const child = fileURLToPath(new URL('../src/run/children/run-staking.ts', import.meta.url));
const tsx = import.meta.resolve('tsx');

/** A disk of its own is possible only with the rights to mount one; elsewhere these tests have nothing to say. */
const mayMount = spawnSync('unshare', ['-m', 'sh', '-c', 'mount -t tmpfs tmpfs /mnt']).status === 0;

/** Runs a shell script in a mount namespace; `run <folder>` in it starts the staking experiment. */
function inNamespace(script: string, folder: string): string {
  const run = `run() { "$NODE" --import "${tsx}" "${child}" "$@"; }`;
  const { stdout, stderr } = spawnSync('unshare', ['-m', 'sh', '-c', `${run}\n${script}`], {
    encoding: 'utf8',
    env: { ...process.env, NODE: process.execPath, FOLDER: folder },
  });
  expect(stderr).toBe('');
  return stdout;
}

test.skipIf(!mayMount)(
  'a full disk stops a run with one clear problem; with more room it goes on to the same bytes',
  async () => {
    const folder = temporaryFolder();
    const script = `
    mkdir "$FOLDER/disk" "$FOLDER/kept"
    mount -t tmpfs -o size=600k tmpfs "$FOLDER/disk"
    run "$FOLDER/disk" 2
    find "$FOLDER/disk" -name '.tmp*' -o -name '.lock*' | sed 's/^/left behind /'
    mount -o remount,size=64m "$FOLDER/disk"
    run "$FOLDER/disk" 2
    cp -r "$FOLDER/disk/staking" "$FOLDER/kept/"`;
    const said = inNamespace(script, folder);
    expect(said).toMatch(/refused E203 exit 8: .*full/u);
    expect(said).not.toContain('left behind');
    expect(said).toMatch(/planned [1-9]/u);
    expect(said).toMatch(/^complete/mu);
    const kept = join(folder, 'kept', 'staking');
    const wanted = await runInto(temporaryFolder(), { experiment: largerStaking() });
    expect(fileDigests(join(kept, readdirSync(kept)[0] ?? ''))).toEqual(fileDigests(wanted.folder));
  },
);

test.skipIf(!mayMount)(
  'a read-only results folder is refused, and a run in one is reproduced with its certificate elsewhere',
  async () => {
    const folder = temporaryFolder();
    const run = await runInto(join(folder, 'disk'), { experiment: largerStaking() });
    const before = fileDigests(run.folder);
    const script = `
    mount --bind "$FOLDER/disk" "$FOLDER/disk" && mount -o remount,ro,bind "$FOLDER/disk"
    cd "$FOLDER"
    run "$FOLDER/disk" 1 "${run.folder}"`;
    const said = inNamespace(script, folder);
    expect(said).toMatch(/refused E204 exit 8: /u);
    expect(said).toContain(`grade A ${join(folder, 'verification.json')} ${join(folder, 'verification.md')}`);
    expect(fileDigests(run.folder)).toEqual(before);
  },
);
