/** Explain texts of this folder's errors. */
export const differenceErrors = {
  E523: {
    title: 'two versions that do not share their futures',
    text: 'A difference is taken within each simulated future, so both sides need the same seed and the same way of drawing. Give `--seed` when comparing experiment files; stored runs keep their seed: run one of them again with `mlab run … --seed`.',
  },
} as const;
