// Runs every script in scripts/validation: each writes its page of docs/validation and its pictures; a word takes those with it in their name.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('validation', import.meta.url));
const word = process.argv[2] ?? '';
const scripts = readdirSync(folder).filter((name) => name.endsWith('.ts') && name.includes(word));
for (const name of scripts.sort()) {
  console.log(name);
  const { status } = spawnSync('npx', ['tsx', join(folder, name)], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
