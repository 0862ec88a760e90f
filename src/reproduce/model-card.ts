import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../catalogue.ts';
import type { Model } from '../define/index.ts';
import { parametersOf } from '../load/model-facts.ts';
import type { ModelCard } from '../report/page/context.ts';
import { packageRoot } from '../run/code-identity.ts';

/** What reports say about an installed model beyond its run: meaning, what it leaves out (from its ODD page), tests, licence. */
export function cardOf(modelName: string): ModelCard {
  const installed = catalogue.get(modelName);
  if (installed === undefined) return {};
  const page = join(packageRoot, 'models', installed.folder, `${modelName}.md`);
  const odd = existsSync(page) ? readFileSync(page, 'utf8') : undefined;
  const leavesOut = odd === undefined ? [] : leftOut(odd);
  return {
    means: installed.model.means,
    ...(leavesOut.length === 0 ? {} : { leavesOut }),
    ...(odd === undefined ? {} : { odd }),
    tests: [
      'conservation of tokens to the last unit',
      'known answers and hand checks',
      'draws shared by all scenarios',
      'equal bytes on every machine',
    ],
    options: optionsOf(installed.model),
    licence: 'MIT',
  };
}

/** Options of every parameter that has names for its values. */
function optionsOf(model: Model): Record<string, Readonly<Record<string, string>>> {
  return Object.fromEntries(
    [...parametersOf(model)].flatMap(([name, parameter]) =>
      parameter.type === 'choice' ? [[name, parameter.options] as const] : [],
    ),
  );
}

/** The list behind `What is left out:` in an ODD page. */
function leftOut(page: string): string[] {
  const sentence = /What is left out:([^.]+)\./u.exec(page)?.[1] ?? '';
  const items = sentence.replace(/\s+/gu, ' ').split(/,(?: and)? /u);
  return items.map((item) => item.trim()).filter((item) => item !== '');
}
