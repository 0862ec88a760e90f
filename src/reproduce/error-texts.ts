/** What `explain` says about reproductions that cannot even begin. */
export const reproduceErrors: Record<string, { title: string; text: string }> = {
  E701: {
    title: 'the run brings code of its own',
    text:
      'The model of this run is not an installed one but code that came with the experiment file. To compute it again means ' +
      'to execute that code on your machine, with your rights. Read experiment.bundle.mjs in the folder of the run first; ' +
      'when you trust it, add --trust-code. Without it `--level files` still checks every file.',
  },
  E702: {
    title: 'the model cannot be computed here',
    text:
      'The run names a model that is not installed here, or one that the installed version can no longer compute. Use the ' +
      'version of metis-lab that made the run, for example `npx metis-lab@1.2.0 reproduce <run>`; the message names it. ' +
      '`--level files` works with every version.',
  },
  E703: {
    title: 'some replications could not be computed again',
    text:
      'The worker threads that computed them stopped three times. Usually memory ran out: use fewer threads (-j 1) or a ' +
      'smaller sample (--sample 10). Nothing was changed in the folder of the run.',
  },
};
