/** What `explain` says about each problem with an analysis of sensitivity. */
export const sensitivityErrors: Readonly<Record<string, { readonly title: string; readonly text: string }>> =
  {
    E921: {
      title: 'an analysis of sensitivity with nothing to work with',
      text:
        'An analysis needs inputs to vary (assumptions that the experiment draws, or levers after `--over`), a size that its method can use ' +
        '(`--n`, a power of 2 for Sobol’ indices), enough futures that did not fail, and, to separate good futures from bad ones, some of ' +
        'each. The message says which of these is missing and what would be right.',
    },
  };
