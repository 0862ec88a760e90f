/** One thing that two versions say differently, in the words of the files. */
export interface Change {
  /** `model`, `experiment`, `scenario rate`, … */
  readonly where: string;
  /** `rateChange.to`, `order of mechanisms`, … */
  readonly what: string;
  /** As text; `absent` where one version does not have it. */
  readonly before: string;
  readonly after: string;
}

/** Word for what one version does not have. */
export const ABSENT = 'absent';

/** Changes between two sets of texts by name: other, new and gone; in the order of the first, new ones last. */
export function changesBetween(
  where: string,
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): Change[] {
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names
    .map((what) => ({
      where,
      what,
      before: before.get(what) ?? ABSENT,
      after: after.get(what) ?? ABSENT,
    }))
    .filter((change) => change.before !== change.after);
}
