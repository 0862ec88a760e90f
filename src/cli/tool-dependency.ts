import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { packageRoot } from '../run/code-identity.ts';
import { installedVersion } from './version.ts';

/**
 * How a project in `folder` depends on this tool: by version when it came from a registry, else (a checkout, an unpacked or
 * tarball installation) by the relative path of its folder, so that `npm install` finds it without a network.
 */
export function toolDependency(folder: string): string {
  if (fromRegistry(packageRoot)) return installedVersion();
  const path = relative(settled(resolve(folder)), realpathSync(packageRoot));
  return `file:${path.split(sep).join('/')}`;
}

/** Whether npm noted that this package was fetched from a registry; what it does not know counts as local. */
function fromRegistry(root: string): boolean {
  const modules = dirname(resolve(root));
  const notes = join(modules, '.package-lock.json');
  if (basename(modules) !== 'node_modules' || !existsSync(notes)) return false;
  const { packages }: { packages?: Record<string, { resolved?: unknown }> } = JSON.parse(
    readFileSync(notes, 'utf8'),
  );
  return /^https?:/u.test(String(packages?.[`node_modules/${basename(resolve(root))}`]?.resolved));
}

/** A path whose existing part has its links resolved: npm reads relative paths from the real folder. */
function settled(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const above = dirname(path);
  return above === path ? path : join(settled(above), basename(path));
}
