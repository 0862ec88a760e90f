/** A module of charts whose functions get their input changed; for `vi.mock`. */
export const changingInputs =
  (change: (input: unknown) => unknown) =>
  async (original: () => Promise<unknown>): Promise<Record<string, unknown>> =>
    Object.fromEntries(
      Object.entries(Object(await original())).map(([name, value]) => [
        name,
        typeof value === 'function'
          ? (input: unknown) => Reflect.apply(value, undefined, [change(input)])
          : value,
      ]),
    );
