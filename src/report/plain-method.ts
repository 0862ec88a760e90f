// The first pattern that a method has says it; what none of them has stays as it is.
const wordings: readonly (readonly [RegExp, string])[] = [
  [/^quantiles .*paired/u, 'range of the differences in 9 in 10 futures'],
  [/^quantiles /u, 'range of 9 in 10 futures'],
  [/^median of paired differences/u, 'the middle one of the differences, future by future'],
  [/^median of paired ratios/u, 'the middle one of the ratios, future by future'],
  [/^median/u, 'the middle value: half of the futures lie above it, half below'],
  [/^95% interval of the median/u, 'margin of the middle difference'],
  [/^95% interval of the mean/u, 'margin of the average difference'],
  [/^95% interval of a share|interval, 95%$/u, 'margin of a count in 100 futures'],
  [/^95% interval: values/u, 'margin: values that the futures next to them do not rule out'],
  [/^mean of paired/u, 'average difference, future by future'],
  [/^count of paired differences equal/u, 'count of futures without any difference'],
  [/^share of paired/u, 'count in 100 futures, rounded so that the three sum to 100'],
  [/^share of replications/u, 'count in 100 futures'],
  [/^\(variance/u, 'how many times more futures would be needed without pairs'],
  [/^rank correlation/u, 'how alike the order of the futures is by input and by effect'],
  [/^correlation ratio/u, 'how far the options tell the order of the futures by effect'],
  [/isotonic|1 in 2/u, 'where the verdict holds in half of the futures'],
  [/^count of readings/u, 'count of readings that lie where 9 in 10 futures lie'],
  [/^lower middle/u, 'the middle future; of equal ones the first'],
  [/replications/u, 'count of futures'],
];

/** How a number was made, for readers who know no statistics. */
export function plainMethod(method: string): string {
  const side = SIDE.exec(method)?.[0] ?? '';
  const own = method.slice(side.length);
  return `${side}${wordings.find(([pattern]) => pattern.test(own))?.[1] ?? own}`;
}

/** Which run a number of a report of a difference is from. */
const SIDE = /^(?:before|after|after minus before, same futures): /u;
