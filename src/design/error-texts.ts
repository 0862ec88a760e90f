/** What `explain` says about each problem with the points of a design. */
export const designErrors: Readonly<Record<string, { readonly title: string; readonly text: string }>> = {
  E911: {
    title: 'a table of points whose head cannot be used',
    text:
      'The first line of a table of points names levers and assumptions, `rateChange.to,pool.rate`, each once; every other line is a ' +
      'point. The table is missing, empty, has no points or more than a million, or names something the model does not have. ' +
      '`mlab models describe` lists the names.',
  },
  E912: {
    title: 'a row of a table of points that cannot be read',
    text:
      'Every row has one value for each name of the head, written as on the command line: `15%`, `2,000,000 METIS` in double quotes ' +
      'because of its commas, `4 weeks`. Nothing is filled in: a cell without a value is refused. The message gives line and column.',
  },
  E913: {
    title: 'a design that is not named, or that cannot be made',
    text:
      'Lists of values can be combined (`--grid`: every value with every other) or go side by side (`--zip`: the first values together, ' +
      'then the second ones). With more than one list say which, because the two differ and neither is a matter of course. A zip ' +
      'needs lists of equal length; a design has at most a million points, and one of each kind is given at a time.',
  },
};
