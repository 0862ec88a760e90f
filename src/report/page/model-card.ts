import { grouped } from '../../define/index.ts';
import { failedFutures } from '../failed-futures.ts';
import { counted } from '../numbers.ts';
import { code, paragraph, rich, strong } from '../rich-text.ts';
import type { Rich, Section } from '../rich-text.ts';
import { backTestCell } from './back-test-cell.ts';
import { changedRows, otherThanFile } from './changed-words.ts';
import { horizon } from './context.ts';
import type { Context } from './context.ts';
import { isAboutChanges } from './fork.ts';
import { failureWords } from './failure-words.ts';

const smallestCrowd = 100;
const typedCrowd = 'holders';

/** Name under which the description of the model lies beside the page. */
export const oddFile = 'model.md';

/** 9 Model card: what the model is for, what it is not for, what is known about it. */
export function modelCard(context: Context): Section {
  const { run, options } = context;
  const { experiment, manifest } = run;
  const card = options.card ?? {};
  const count = (of: 'all' | 'measure' | 'cite' | 'assume') =>
    context.numbers.print({ measure: 'inputs', table: 'experiment', of }, counted);
  // Small populations are lists of kinds (uses, types), names of two words lists that mechanisms keep (holderKinds): not people. Holders,
  // whose number is typed, are always told: few of them make a run small.
  const populations = Object.entries(experiment.populations)
    .filter(([name, size]) => name === typedCrowd || (size >= smallestCrowd && /^[a-z]+$/u.test(name)))
    .map(([name, size]) => `${grouped(size)} ${name}`);
  const rows: Rich[][] = [
    [['Model'], rich`${code(manifest.versions.model)}${card.means === undefined ? '' : `: ${card.means}`}`],
    [['Made for'], ['Comparing rules in the same simulated futures, before a vote.']],
    [['Not made for'], ['Predicting prices, investing, or legal decisions. It gives no advice.']],
    [
      ['Simulated'],
      [
        `${horizon(context)} in steps of a day from ${experiment.time.start}${populations.length === 0 ? '' : `, ${populations.join(', ')}`}.`,
      ],
    ],
    ...notAsFile(context),
    [
      ['Inputs that vary'],
      rich`${count('all')}: ${count('measure')} measured, ${count('cite')} from documents, ${count('assume')} assumed. All inputs with sources are in ${code('parameters.arrow')}.`,
    ],
    [
      ['Accounting'],
      rich`${failedFutures(run).broken === 0 ? [] : rich`${strong('Broken')}. ${failureWords(context)} `}The sum of all accounts is checked on every recorded day of every future; a future that breaks it is counted as failed.`,
    ],
    [['Tests'], [(card.tests ?? ['the tests that come with the model']).join('; ')]],
    [['Back-test'], backTestCell(context)],
    [
      ['Software'],
      [`metis-lab ${manifest.versions.tool}${card.licence === undefined ? '' : `, ${card.licence} licence`}`],
    ],
    ...elsewhere(context),
    ...(card.odd === undefined ? [] : [[['Description'], rich`${oddLink} (${code(oddFile)})`]]),
    ...(card.citation === undefined ? [] : [[['Cite as'], [card.citation]]]),
  ];
  return {
    id: 'model',
    title: 'Model card',
    folded: true,
    blocks: [{ kind: 'table', caption: 'The model in short', columns: ['Topic', 'What to know'], rows }],
  };
}

/** Where the command line asked for other sizes than the file. */
function notAsFile(context: Context): Rich[][] {
  const words = otherThanFile(context);
  return words === undefined ? [] : [[['Not as in its file'], [`${words}.`]]];
}

/** Beside the page lies the description that the model comes with. */
const oddLink = { kind: 'link', text: 'ODD description', href: oddFile } as const;

/** What is different where the run was written elsewhere, or its model is not here. */
function elsewhere({ options }: Context): Rich[][] {
  const { otherVersion, card } = options;
  const version: Rich[][] =
    otherVersion === undefined
      ? []
      : [[['Written by'], [`${otherVersion}. It is shown as it is stored; nothing was computed again.`]]];
  const missing: Rich[][] =
    card !== undefined && card.means === undefined
      ? [
          [
            ['Not known here'],
            ['The model is not installed here: this card has only what the run itself says.'],
          ],
        ]
      : [];
  return [...version, ...missing];
}

/** 10 Disclosure: who made this, and what they hold. */
export function disclosure(context: Context): Section {
  const given = context.run.experiment.disclosure;
  const asked: readonly (readonly [string, string])[] = [
    ['author', 'Author'],
    ['holdsMetis', 'Holds METIS'],
    ['paidBy', 'Paid by'],
  ];
  const more = Object.keys(given).filter(
    (key) => !isAboutChanges(key) && !asked.some(([name]) => name === key),
  );
  const said = [...asked, ...more.map((key) => [key, key] as const)].map(
    ([key, label]) => [label, given[key] ?? 'not stated'] as const,
  );
  const rows = [...said, ...changedRows(context)].map(([label, text]): Rich[] => [[label], [text]]);
  return {
    id: 'disclosure',
    title: 'Disclosure',
    folded: true,
    blocks: [{ kind: 'table', caption: 'Who made this report', columns: ['Question', 'Answer'], rows }],
  };
}

/** 11 Reproduce: the one command, and by which digest an equal result is recognised. */
export function reproduce(context: Context): Section {
  const { manifest } = context.run;
  return {
    id: 'reproduce',
    title: 'Reproduce',
    folded: true,
    blocks: [
      paragraph(
        rich`This command computes a sample of the futures again (all with ${code('--level full')}) and compares every number, offline once installed. Its last word is the file that holds the run; put it in the folder where you type. Who has the run in results needs no file:`,
      ),
      { kind: 'code', text: context.options.command },
      {
        kind: 'table',
        caption: 'How an equal result is recognised',
        columns: ['What', 'Value'],
        rows: facts(context),
      },
      paragraph(
        rich`The same futures give the same digest on every machine, with any number of threads. Tables: ${code('outcomes.arrow')}, ${code('parameters.arrow')}, ${code('replications.arrow')} and ${code('series/')}; every number above is in ${code('report/numbers.json')} with its query. Status: ${manifest.status}.`,
      ),
    ],
  };
}

function facts({ run: { manifest, experiment } }: Context): Rich[][] {
  return [
    [['Run'], [code(`${experiment.name}/${manifest.runKey}`)]],
    [['Result digest'], [code(manifest.resultDigest ?? 'none')]],
    [['Seed'], [code(String(manifest.seed))]],
    [['Versions'], [code(`metis-lab ${manifest.versions.tool}, ${manifest.versions.model}`)]],
  ];
}
