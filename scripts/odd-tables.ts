import type { AnyQuantity, Model, Parameter, Provenance } from '../src/define/index.ts';

const row = (...cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replace(/\s+/gu, ' ')).join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(...head), `|${head.map(() => '---').join('|')}|`, ...rows.map((cells) => row(...cells))].join('\n');

function sourceText(source: Provenance): string {
  if (source.kind === 'assume') return `assumed (${source.confidence}): ${source.why}`;
  if (source.kind === 'measure') return `measured: ${source.how}, ${source.file}`;
  return [source.title, source.place, source.url].filter((part) => part !== undefined).join(', ');
}

const plain = (value: number): string => String(Number(value.toPrecision(12)));

function valueText(parameter: Parameter): string {
  return parameter.type === 'choice' ? parameter.value : `${plain(parameter.value)} ${parameter.unit}`;
}

function rangeText(parameter: Parameter): string {
  return parameter.type === 'choice'
    ? Object.keys(parameter.options).join(', ')
    : parameter.between.map(plain).join(' to ');
}

function stateRows(model: Model): string[][] {
  const shared = Object.entries(model.economy.quantities).map(([name, each]) =>
    stateRow(name, 'shared', each),
  );
  const own = model.schedule.flatMap((mechanism) =>
    Object.entries(mechanism.own).map(([name, each]) =>
      stateRow(`${mechanism.name}.${name}`, mechanism.name, each),
    ),
  );
  return [...shared, ...own];
}

function stateRow(name: string, owner: string, { kind, unit, per, means }: AnyQuantity): string[] {
  return [`\`${name}\``, kind, unit, per ?? '', owner, means];
}

/** The generated tables of an ODD page by the name of their marker. */
export function oddTables(model: Model): Record<string, string> {
  const parameters = model.schedule.flatMap((mechanism) =>
    Object.entries(mechanism.parameters).map(([key, parameter]) => [
      `\`${mechanism.name}.${key}\``,
      parameter.role,
      valueText(parameter),
      rangeText(parameter),
      parameter.means,
      sourceText(parameter.source),
    ]),
  );
  const schedule = model.schedule.map(({ name, purpose, reads, writes }, place) => [
    String(place + 1),
    `\`${name}\``,
    purpose,
    reads.join(', '),
    writes.join(', '),
  ]);
  const decisions = model.schedule.flatMap((mechanism) => [
    ...mechanism.draws.map((draw) => [`\`${mechanism.name}.${draw}\``, mechanism.name, 'draw', '']),
    ...Object.entries(mechanism.calendars).map(([name, { every, per, means }]) => [
      `\`${mechanism.name}.${name}\``,
      mechanism.name,
      every === undefined ? 'agenda' : `geometric waits, mean \`${every}\``,
      `${means} (per ${per})`,
    ]),
  ]);
  return {
    state: table(['quantity', 'kind', 'unit', 'per', 'owner', 'meaning'], stateRows(model)),
    parameters: table(['parameter', 'role', 'default', 'range', 'meaning', 'source'], parameters),
    schedule: table(['', 'mechanism', 'purpose', 'reads', 'writes'], schedule),
    decisions: table(['stream or calendar', 'mechanism', 'kind', 'meaning'], decisions),
  };
}

/** The page with its tables filled in between `<!-- generated:name -->` and `<!-- /generated -->`. Throws for an unknown marker. */
export function withTables(page: string, model: Model): string {
  const tables = new Map(Object.entries(oddTables(model)));
  return page.replace(/<!-- generated:(\w+) -->[\s\S]*?<!-- \/generated -->/gu, (_, name: string) => {
    const text = tables.get(name);
    if (text === undefined)
      throw new Error(`unknown marker generated:${name}; expected one of ${[...tables.keys()].join(', ')}`);
    return `<!-- generated:${name} -->\n${text}\n<!-- /generated -->`;
  });
}
