import { isNumber } from '../answer-inputs.ts';
import { meaningOf } from '../input-words.ts';
import type { ParameterRow } from '../run-data.ts';
import { bareText, paragraph, rich } from '../rich-text.ts';
import type { Block, Inline, Rich, Section } from '../rich-text.ts';
import { changedWords } from './changed-words.ts';
import { capital, parameterCell, plural, scenarioLabel } from './context.ts';
import type { Context } from './context.ts';
import { leverSource } from './fork.ts';
import { shortLabel } from './short-label.ts';

/** Levers whose value differs between scenarios, with the rows of all scenarios in the order of the experiment. */
export function changedLevers({
  run,
}: Context): readonly { readonly name: string; readonly rows: readonly ParameterRow[] }[] {
  const rows = run.parameters().filter(({ role }) => role === 'lever');
  return [...new Set(rows.map(({ name }) => name))]
    .map((name) => ({
      name,
      rows: run.experiment.scenarios.flatMap(
        (scenario) => rows.find((row) => row.name === name && row.scenario === scenario.name) ?? [],
      ),
    }))
    .filter(({ rows: ofLever }) => new Set(ofLever.map(({ value }) => value)).size > 1);
}

/** 2 What would change: every lever that some scenario sets, now and then. */
export function whatChanges(context: Context): Section {
  const { run } = context;
  const levers = changedLevers(context);
  const { proposal, baseline, scenarios } = run.experiment;
  const named = scenarios.filter(({ name }) => name !== baseline);
  const rows = levers.map(({ name, rows: ofLever }): Rich[] => [
    parameterCell(context, name),
    ...[baseline, ...named.map((each) => each.name)].map((scenario): Rich => [
      valueIn(context, ofLever, scenario),
    ]),
    [sourcesOf(context, ofLever)],
  ]);
  const columns = [
    'Rule',
    ...[baseline, ...named.map(({ name }) => name)].map((name) => shortLabel(scenarioLabel(context, name))),
    'Source',
  ];
  const blocks: Block[] = [
    ...(levers.length === 0
      ? [paragraph(['No rule differs between the scenarios.'])]
      : [{ kind: 'table' as const, caption: 'Rules by scenario', columns, rows }]),
  ];
  const short: Block[] = levers.length === 0 ? [...blocks] : shortRules(context, levers);
  const changed = changedWords(context);
  if (changed !== undefined) {
    blocks.unshift(paragraph([changed.line]));
    short.unshift(paragraph([changed.line]));
  }
  if (proposal !== undefined) {
    const read = proposal.read === undefined ? '' : `, read on ${proposal.read}`;
    const source = paragraph([
      changed === undefined ? 'The proposal: ' : 'The proposal without the change: ',
      linkTo(proposal.title, proposal.url),
      `${read}.`,
    ]);
    blocks.push(source);
    short.push(source);
  }
  return { id: 'changes', title: 'What would change', blocks, folded: false, short };
}

/** Where the values of a lever come from: those that scenarios set, or the defaults where none does. */
function sourcesOf({ run }: Context, rows: readonly ParameterRow[]): string {
  const set = rows.filter((row) => row.set === 'scenario');
  const told = set.length === 0 ? rows : set;
  return [...new Set(told.map((row) => leverSource(run, row)))].join('; ');
}

const mostShortRules = 8;

/** `Size of the reserve: 0 METIS (Current rules, Rate only); 2,000,000 METIS (Reserve only, Full proposal)`, scenarios with one value together. */
function shortRules(context: Context, levers: ReturnType<typeof changedLevers>): Block[] {
  const { scenarios } = context.run.experiment;
  const items = levers.slice(0, mostShortRules).map(({ name, rows }): Rich => {
    const textIn = (scenario: string): string => bareText([valueIn(context, rows, scenario)]);
    const values = [...new Set(scenarios.map((scenario) => textIn(scenario.name)))];
    const told = values.flatMap((value, index): Rich => {
      const having = scenarios.filter((scenario) => textIn(scenario.name) === value);
      const names = having.map((scenario) => shortLabel(scenarioLabel(context, scenario.name))).join(', ');
      const shown = having.slice(0, 1).map((scenario) => valueIn(context, rows, scenario.name));
      return rich`${index === 0 ? '' : '; '}${shown} (${names})`;
    });
    return rich`${capital(meaningOf(context.run, name))}: ${told}`;
  });
  const left = levers.length - items.length;
  const more = left === 0 ? [] : [paragraph([`${plural(left, 'more rule')} in the full report.`])];
  return [{ kind: 'list', items }, ...more];
}

function linkTo(title: string, url: string | undefined): Rich[number] {
  return url !== undefined && /^https?:\/\/\S+$/u.test(url)
    ? { kind: 'link', text: title, href: url }
    : title;
}

function valueIn({ numbers }: Context, rows: readonly ParameterRow[], scenario: string): Inline {
  const row = rows.find((each) => each.scenario === scenario);
  if (row === undefined) return 'not set';
  return isNumber(row)
    ? numbers.print({ measure: 'leverValue', table: 'parameters', lever: row.name, scenario }, { digits: 3 })
    : row.value;
}
