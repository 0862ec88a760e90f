/** Index of 2^0 in `powersOfTwo`. */
export const ZEROTH_POWER = 1074;

/** 2^k at index k + ZEROTH_POWER, for every k of -1074 to 1023; exact, by doubling and halving. */
export const powersOfTwo: Float64Array = new Float64Array(2098);

powersOfTwo[ZEROTH_POWER] = 1;
for (let k = 1; k <= 1023; k++) powersOfTwo[ZEROTH_POWER + k] = 2 * powersOfTwo[ZEROTH_POWER + k - 1];
for (let k = 1; k <= 1074; k++) powersOfTwo[ZEROTH_POWER - k] = powersOfTwo[ZEROTH_POWER - k + 1] / 2;
