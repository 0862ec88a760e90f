/** What `mlab explain` says of problems with models (E3xx), replications (E4xx) and accounting (E9xx). */
export const simulateErrors: Readonly<Record<string, { readonly title: string; readonly text: string }>> = {
  E301: {
    title: 'invalid or duplicate mechanism name',
    text: 'Mechanisms are named by one word such as `sequencerPool`, each once in the schedule. The name stands before the dot in `sequencerPool.minimumLock` and in the names of random streams.',
  },
  E302: {
    title: 'a level has two writers',
    text: 'A level is set freely, so it may have one writer only; otherwise its value would depend on who came last. Let the others write a flow, and let one mechanism turn the flow into the level.',
  },
  E303: {
    title: 'a flow is read before it is written',
    text: 'Flows start every day at zero. A mechanism that reads one before its writer has acted would always see zero. Move the writer before the reader in the schedule.',
  },
  E304: {
    title: 'a quantity that nobody uses',
    text: 'Every line of an economy is read or written by some mechanism of its model. Remove the line, or name it in `reads` or `writes`.',
  },
  E305: {
    title: 'an unknown quantity in reads or writes',
    text: 'Mechanisms meet only through the quantities that the economy declares. Declare the quantity there, or mend the spelling.',
  },
  E306: {
    title: 'a default outside its range',
    text: 'The default of a parameter lies outside its own `between`, or is not among its `options`. One of the two is wrong.',
  },
  E307: {
    title: 'two streams would share their draws',
    text: 'Random streams are told apart by a 32-bit hash of `mechanism.decision`. Two names of this model have the same hash, which happens about once in a million models. Rename one of the decisions.',
  },
  E308: {
    title: 'an unknown population',
    text: 'A column, stock or calendar is declared `per` a population that the economy does not have.',
  },
  E309: {
    title: 'a stock whose unit has no grid',
    text: 'Stocks obey an exact law: their amounts are multiples of the grid of their unit. Give the unit a line in `units` of the economy, for example `METIS: { grid: METIS_GRID, means: … }`.',
  },
  E310: {
    title: 'a calendar without waiting times',
    text: 'A calendar waits by an own column of its population (one mean per member) or by a numeric parameter of its mechanism. The name in `every` is neither.',
  },
  E312: {
    title: 'a quantity written without permission',
    text: 'An audited replication found that a mechanism changed a quantity which is not among its `writes`. Declare it, or do not write it: the list is what readers trust.',
  },
  E151: {
    title: 'accounts that exceed the supply',
    text: 'What circulates and what is left for rewards together exceed the maximum supply, so less than nothing would be left for grants. Lower `supply.circulating` or `supply.rewardBudgetLeft`.',
  },
  E320: {
    title: 'a start that the pool’s contract would not allow',
    text: 'The seats of the first day do not fit the rules of the pool: too few seats for their owners, or bonds outside the limits. The message names the figures; lower what is locked, or the number of seats.',
  },
  E400: {
    title: 'a replication stopped with an error',
    text: 'The code of a mechanism threw an error. The replication became a row of failures.arrow with the command that replays it; all others went on. Exit code 4.',
  },
  E401: {
    title: 'a quantity became NaN',
    text: 'A quantity, measure or outcome stopped being a number, usually by a division of zero by zero. The replication became a row of failures.arrow with its day and the command that replays it. Exit code 4.',
  },
  E901: {
    title: 'tokens were created or lost',
    text: 'The sum of all stocks of a unit changed. The law is exact (===): credit stands beside debit, one amount, computed once, on the grid. The message names mechanism, unit, day and amount. Exit code 9.',
  },
  E902: {
    title: 'a balance off the grid',
    text: 'An amount was moved that is not a multiple of its unit’s grid (2^-28 METIS), so sums would no longer be exact. Put amounts on the grid once, where they are computed: floorToGrid(amount, METIS_GRID). Exit code 9.',
  },
};
