// Longer than 200 lines because it is one list.
/** What `explain` says about each problem with an experiment file: one title and one paragraph per code. */
export const loadErrors: Readonly<Record<string, { readonly title: string; readonly text: string }>> = {
  E100: {
    title: 'an experiment file with errors',
    text:
      'All problems of the file are listed, each with its own code. Nothing was run. Mend them and give the same command ' +
      'again; `explain` tells more about each code.',
  },
  E101: {
    title: 'a file that cannot be read as an experiment',
    text:
      'The file is missing, empty, larger than 1 MB, nested too deeply, of an unknown kind, or not valid YAML or JSON. ' +
      'Experiments end in .ts, .js, .yaml, .yml or .json. The message names the place when it is known; in YAML look at ' +
      'the indentation and at quotes around texts that contain a colon.',
  },
  E102: {
    title: 'an unknown key',
    text:
      'A key that experiments do not have would be ignored, so it is refused: `replication: 100` is not `replications: 100`. ' +
      'The message gives the nearest key and all keys that may stand there. The JSON Schema schema/experiment.schema.json ' +
      'lets editors complete them.',
  },
  E103: {
    title: 'the same thing twice',
    text:
      'A key, a listed value or a name stands twice in one place, and one of the two would silently win. A parameter counts ' +
      'as the same whether it is written nested (`pool: { rate: 15% }`) or dotted (`pool.rate: 15%`). Keep one.',
  },
  E104: {
    title: 'an unknown lever or assumption',
    text:
      'The model has no parameter of this name. Parameters are named `mechanism.parameter`, for example ' +
      '`rateChange.to`; `models describe` lists all of them with unit, range and default. The message gives the ' +
      'nearest name. For `splitBy` the parameter must also vary in the experiment.',
  },
  E105: {
    title: 'a value out of range',
    text:
      'Every parameter says which values make sense; a rate of 1e9 or a negative supply is refused before anything runs. ' +
      'A switch takes one of its options. The message gives the range or the options. If the range itself is wrong, it is ' +
      'changed in the model, with a source.',
  },
  E106: {
    title: 'an unknown quantity or measure',
    text:
      '`observe` and outcomes name a shared quantity of the model (`price`) or a measure of a mechanism ' +
      '(`sequencerPool.locked`). `models describe --outcomes` lists them with their units.',
  },
  E107: {
    title: 'a missing key',
    text:
      'Something every experiment says is not there: name, question, model, time, replications, seed, baseline, scenarios, ' +
      'observe or outcomes; a claim needs quote, by, and one of test, cannotTest, byDefinition; an assumption’s source ' +
      'needs its why, title or file. Nothing is filled in silently.',
  },
  E108: {
    title: 'a value of the wrong kind',
    text:
      'A text stands where a number is needed, an object where a list is needed, or a number is not finite. For example ' +
      '`replications: many` must be `replications: 2000`, and `.nan` is never a value. The message says which kind is right.',
  },
  E109: {
    title: 'a forbidden key or tag',
    text:
      'The keys `__proto__`, `constructor` and `prototype`, empty keys, keys that are not texts, and YAML tags such as ' +
      '`!!js/function` have no meaning in an experiment and are refused wherever they stand, because such files are data ' +
      'and nothing else.',
  },
  E110: {
    title: 'an unknown model',
    text:
      'No installed model has this name. Write `model: metis@2`: the name, `@`, and the major version (or the exact one). ' +
      '`models` lists what is installed. A model of your own comes with a TypeScript experiment.',
  },
  E111: {
    title: 'another version of the model',
    text:
      'The model is installed, but not in the version the experiment asks for. Results of different versions may differ, so ' +
      'nothing is substituted. Ask for the installed version after reading the changelog, or install the release of ' +
      'metis-lab that carries the other one.',
  },
  E112: {
    title: 'an unknown scenario',
    text:
      '`baseline`, `combine`, the scenarios of a claim and the selection on the command line name scenarios of the same ' +
      'file. The baseline must be among the selected ones, because everything is compared with it.',
  },
  E113: {
    title: 'two scenarios of the same name',
    text:
      'Scenario names become folders, and some systems do not tell capital from small letters: `Full` and `full` would be ' +
      'one folder. Choose names that differ otherwise; the label is free text.',
  },
  E114: {
    title: 'scenarios that combine each other in a circle',
    text:
      '`combine` takes over the levers of other scenarios. If `a` combines `b` and `b` combines `a`, neither can be known ' +
      'first. Put what they share into a third scenario, or repeat the levers.',
  },
  E115: {
    title: 'combined scenarios that disagree',
    text:
      'Two of the combined scenarios set one lever to different values, and the order would decide. Combine only one of ' +
      'them, or set the lever in the combining scenario itself: its own levers decide.',
  },
  E116: {
    title: 'a lever among assumptions, or an assumption among levers',
    text:
      'Levers are what governance chooses, and may differ between scenarios; assumptions are what the world chooses, and ' +
      'are the same in all scenarios of a replication. Which is which is part of the model. Move the line. ' +
      'Where a sweep or a search varies a parameter, no scenario in it may set the same one: name the others with --scenarios.',
  },
  E117: {
    title: 'a name that cannot be used',
    text:
      'Names of experiments and scenarios become folders, and names of scenarios and outcomes stand in tests. Use letters, ' +
      'digits and dashes, at most 64 characters; scenarios and outcomes start with a letter and are not words of tests ' +
      '(and, or, not, abs, min, max, halfWidth, chance, failed, ledger). `../../x` is refused. Wording belongs in the label.',
  },
  E118: {
    title: 'a population of impossible size',
    text:
      'Each population has a smallest and a largest size, never below 1 and never above 5,000,000 members. Zero holders ' +
      'have no economy; a billion need more memory than a machine has, as the estimate in the message says.',
  },
  E119: {
    title: 'a count or a time out of range',
    text:
      'Replications go from 1 to 10,000,000, the seed from 0 to 2^53 - 1, the block size from 1 to 4,096, looks at rules for stopping are at multiples of the block size, groups of draws have 2 members (antithetic), 2 to 4,096 (stratified) or a power of two (sobol), the horizon from ' +
      '1 day to 100 years and the recorded step from 1 day to the horizon, both whole days (a year is 365 days). Larger ' +
      'runs are refused with an estimate of what they would leave on disk, before anything starts.',
  },
  E121: {
    title: 'a quantity without a unit',
    text:
      '`20` could be 20 METIS or 20% of the supply. Write the unit: `15%`, `2,000,000 METIS`, `4 weeks`, `60 USD/day`, ' +
      "`20% of maxSupply`; in TypeScript `pct(15)`, `tokens(2e6)`, `weeks(4)`, `quantity(60, 'USD/day')`. Only " +
      'parameters of unit 1 (ratios, counts) take a bare number. A comma groups thousands; decimals have a point.',
  },
  E122: {
    title: 'the wrong unit',
    text:
      'The unit is not one this parameter can be written in: a rate in weeks, an amount of METIS in USD. Shares and yearly ' +
      'rates are written in %, times in seconds, days, weeks, months (365/12 days) or years (365 days). The message says ' +
      'which unit is right and gives an example.',
  },
  E123: {
    title: 'an impossible distribution',
    text:
      'A distribution needs its parts in order: `uniform: [low, high]`, `logUniform: [low, high]` above zero, ' +
      '`triangular: [low, mode, high]`, `normal: [mean, deviation]`, `lognormal: [median, sigma]`, `gamma: [shape, scale]`, ' +
      '`choice: [a, b]` with `weights: [1, 2]` when they are not equally likely, `rows: [a, b, a]` with `group: name`, where all ' +
      'assumptions of a group have equally many rows and the same weights. Low ends come first, deviations are not ' +
      'negative, weights are as many as options and not all zero.',
  },
  E124: {
    title: 'a test or gate that cannot be understood',
    text:
      'The test of a claim compares outcomes in one simulated future: `runwayYears >= 1.25 * current.runwayYears`, where ' +
      '`current.` names another scenario. Gates are facts about the whole run: `ledger.balanced`, `failed == 0`, ' +
      '`halfWidth(runwayYears, full - current) <= 0.2`, `chance(stakeDrop < 5%, full) >= 90%`. There are + - * / and ' +
      'parentheses, < <= > >= == !=, and, or, not, abs, min, max. Rules for stopping are `halfWidth(runwayYears, full - current) ' +
      '<= 0.2` (of the median), `halfWidth(mean(runwayYears), full) <= 0.2`, `halfWidth(stakeDrop < 5%, full) <= 1%` (of a ' +
      'chance) and `sign(runwayYears, full - current)`, and replications must be independent for them. A minus has spaces around it, because names may ' +
      'contain dashes. The message gives the character at which it goes wrong.',
  },
  E125: {
    title: 'an unknown way to take one number from a series',
    text:
      'An outcome is a quantity, `@`, and how one number comes from its days: end, start, min, max, mean, total, change, ' +
      'drop. For example `rewards.runway@end` is the value on the last day, `stake@drop` the largest fall from a maximum.',
  },
  E126: {
    title: 'not a calendar date',
    text:
      'The start of an experiment and the days of its readings are dates of the calendar written as year, month, day: `2025-11-03`. The 30th of ' +
      'February is none.',
  },
  E127: {
    title: 'a smallest difference in the wrong unit',
    text:
      '`matters` is the smallest difference worth a sentence, in the unit of the outcome: `0.25 years`, `50,000 METIS`. For ' +
      'shares, rates and falls (`@drop`) it needs the % sign, because 5 could mean 5% or 500%. It is zero or more.',
  },
  E128: {
    title: 'a reading that nothing can be compared with',
    text:
      'A reading is compared with the series of the same name on its date. So the quantity must stand in `observe`, the date must ' +
      'lie within the time simulated, and one quantity has one reading a date. Values need the unit of the quantity, as in ' +
      '`2026-01-07: 377,903 METIS`.',
  },
  E130: {
    title: 'a TypeScript experiment that cannot be loaded',
    text:
      'The file is not valid TypeScript, imports a name that metis-lab does not export, fails while it is evaluated, or has ' +
      'no `export default defineExperiment({ … })`. The message gives the place when it is known.',
  },
  E131: {
    title: 'a TypeScript experiment that changes',
    text:
      'The file was evaluated twice and said two different things, so its results could not be reproduced. An experiment ' +
      'must not depend on anything but its own text: randomness belongs to assumptions, dates are written out.',
  },
  E132: {
    title: 'a TypeScript experiment that is not pure',
    text:
      'Experiments may import metis-lab and files beside them, and use the language. Clock, `Math.random`, process, ' +
      'network, timers, console, locale and other packages are refused, in the file and in the steps of its own ' +
      'mechanisms: whatever they give differs from one machine to the next.',
  },
  W101: {
    title: 'a value without a source',
    text:
      'An assumption says neither `assume` (why, how sure) nor `cite` nor `measure`. It runs, and the report shows it as ' +
      'written in the experiment, with medium confidence.',
  },
  W102: {
    title: 'listed values that do not reach a scenario',
    text:
      'A lever is listed for the whole experiment, but a scenario sets it itself, so that its design points only repeat each ' +
      'other. Remove one of the two.',
  },
  W103: {
    title: 'claims and gates left out',
    text: 'Only some scenarios were selected; claims and gates that speak of the others cannot be judged and are left out.',
  },
  W104: {
    title: 'a lever of `--set` that does not reach a scenario',
    text:
      'A lever given with `--set` is the starting point of every scenario, and a scenario that sets this lever itself, or ' +
      'combines one that does, keeps its own value: otherwise the scenarios would no longer differ. The message names them; ' +
      'to change them, edit the file.',
  },
  W105: {
    title: 'an incomplete last group of draws',
    text:
      'With `draws` the assumptions of a group of neighbouring replications are drawn together, and errors are found by comparing ' +
      'groups. Replications behind the last whole group are simulated, but medians, means, counts and intervals leave them out. Ask ' +
      'for a multiple of the group.',
  },
};
