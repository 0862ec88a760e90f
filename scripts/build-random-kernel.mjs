// Writes src/random/kernel.wasm.ts: the bulk draws of src/random/bulk.ts as WebAssembly SIMD, assembled here instruction
// by instruction. Five vectors of four members are in flight at a time, because each round waits for the one before
// (measured, members a second with 2, 3, 4, 5, 6, 8 vectors: 246, 304, 344, 372, 378, 302 million).
//
//   select(key0, key1, day, member, members, border): how many of the members member … member + members - 1 have a first
//     word <= border; from byte 128 on it leaves (its place among them, its second word) of each, as 32-bit words.
//   fill(key0, key1, day, member, members, shift, high, middle, step): leaves from byte 128 on a double for each,
//     ((word0 >>> 5) * high + (word1 >>> shift) + middle) * step.
//
//   fillListed(…): the same for the members listed as 32-bit words from byte LIST on; `member` is 0.
//
// Members are treated in groups of twenty; both fills may write up to a group beyond the last. Memory: one page of 64 KiB.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [I32, F64, V128] = [0x7f, 0x7c, 0x7b];
const OUTPUT = 128; // the first bytes hold a group's second words
const LIST = 40_960; // members of a listed fill
const ROTATIONS = [13, 15, 26, 6, 17, 29, 16, 24];
const FLIGHT = [0, 1, 2, 3, 4];
const GROUP = 4 * FLIGHT.length;
const STATE = FLIGHT.flatMap((v) => [`a${v}`, `b${v}`]);
const VECTORS = ['k0', 'k1', 'k2', 'j1', 'j2', 'j3', 'j4', 'j5', 'today', ...STATE];

/** Unsigned and signed integers in LEB128, a vector of a section, a section. */
const unsigned = (n) => (n < 128 ? [n] : [(n & 0x7f) | 0x80, ...unsigned(n >>> 7)]);
const signed = (n) => (n >= -64 && n < 64 ? [n & 0x7f] : [(n & 0x7f) | 0x80, ...signed(n >> 7)]);
const counted = (items) => [...unsigned(items.length), ...items.flat()];
const section = (id, items) => [id, ...unsigned(counted(items).length), ...counted(items)];

/** Instructions: operands first, then the operation. */
const simd = (code) => [0xfd, ...unsigned(code)];
const operation =
  (...code) =>
  (...operands) => [...operands.flat(), ...code];
const get = (local) => [0x20, local];
const set = (local, value) => [...value, 0x21, local];
const constant = (value) => [0x41, ...signed(value | 0)];
const add = operation(0x6a);
const subtract = operation(0x6b);
const and = operation(0x71);
const or = operation(0x72);
const xor = operation(0x73);
const shiftLeft = operation(0x74);
const shiftRight = operation(0x76);
const lowestBit = operation(0x68);
const below = operation(0x49);
const load = (address) => [...address, 0x28, 2, 0];
const store = (address, value, offset) => [...address, ...value, 0x36, 2, ...unsigned(offset)];
const storeVector = (address, value, offset) => [...address, ...value, ...simd(0x0b), 4, ...unsigned(offset)];
const loopWhile = (condition, ...body) => [0x03, 0x40, ...body.flat(), ...condition, 0x0d, 0, 0x0b];
const when = (condition, ...body) => [...condition, 0x04, 0x40, ...body.flat(), 0x0b];
const vector = {
  load: (address, offset) => [...address, ...simd(0x00), 4, ...unsigned(offset)],
  splat: operation(...simd(0x11)),
  splatDouble: operation(...simd(0x14)),
  add: operation(...simd(0xae)),
  shiftLeft: operation(...simd(0xab)),
  shiftRight: operation(...simd(0xad)),
  or: operation(...simd(0x50)),
  xor: operation(...simd(0x51)),
  atMost: operation(...simd(0x3e)),
  signs: operation(...simd(0xa4)),
  doubles: operation(...simd(0xff)),
  addDoubles: operation(...simd(0xf0)),
  multiplyDoubles: operation(...simd(0xf2)),
  countUp: [...simd(0x0c), ...[0, 1, 2, 3].flatMap((i) => [i, 0, 0, 0])],
  upperHalf: (value) => [
    ...value,
    ...value,
    ...simd(0x0d),
    8,
    9,
    10,
    11,
    12,
    13,
    14,
    15,
    ...Array(8).fill(0),
  ],
};

/** Key schedule: what is added to a (k) and to b (j) after each group of four rounds, and b at the start. */
function schedule(local) {
  const splat = (name, word, plus) => set(local[name], vector.splat(add(get(word), constant(plus))));
  return [
    set(local.parity, xor(constant(0x1bd11bda), xor(get(local.key0), get(local.key1)))),
    ...[splat('k0', local.key0, 0), splat('k1', local.key1, 0), splat('k2', local.parity, 0)],
    ...[splat('j1', local.parity, 1), splat('j2', local.key0, 2), splat('j3', local.key1, 3)],
    ...[splat('j4', local.parity, 4), splat('j5', local.key0, 5)],
    set(local.today, vector.splat(add(get(local.day), get(local.key1)))),
    set(local.end, add(get(local.member), get(local.members))),
    set(local.first, get(local.member)),
  ].flat();
}

/** Counters of a group of successive members from `member` on. */
function successive(local) {
  const places = vector.add(vector.add(vector.splat(get(local.member)), vector.countUp), get(local.k0));
  const following = FLIGHT.slice(1).map((v) =>
    set(local[`a${v}`], vector.add(get(local[`a${v - 1}`]), vector.splat(constant(4)))),
  );
  return [set(local.a0, places), ...following];
}

/** Counters of a group of listed members, from place number `member` on. */
function listed(local) {
  const place = shiftLeft(get(local.member), constant(2));
  return FLIGHT.map((v) => set(local[`a${v}`], vector.add(vector.load(place, LIST + 16 * v), get(local.k0))));
}

/** Twenty rounds for a group of members: first words in a0, a1, …, second words in b0, b1, … */
function rounds(local, counters = successive) {
  const code = counters(local);
  for (const v of FLIGHT) code.push(set(local[`b${v}`], get(local.today)));
  const each = (step) => code.push(...FLIGHT.map((v) => step(local[`a${v}`], local[`b${v}`])));
  for (let round = 0; round < 20; round++) {
    const turn = ROTATIONS[round % 8];
    each((a, b) => set(a, vector.add(get(a), get(b))));
    each((a, b) => {
      const left = vector.shiftLeft(get(b), constant(turn));
      return set(b, vector.xor(vector.or(left, vector.shiftRight(get(b), constant(32 - turn))), get(a)));
    });
    if (round % 4 < 3) continue;
    const group = (round + 1) / 4;
    each((a) => set(a, vector.add(get(a), get(local[`k${group % 3}`]))));
    each((_, b) => set(b, vector.add(get(b), get(local[`j${group}`]))));
  }
  return code.flat();
}

/** A function of the module from its parameters, its other locals by type, and its body given the locals' indices. */
function define(parameters, integers, vectors, body) {
  const names = [...parameters.map(([name]) => name), ...integers, ...vectors];
  const local = Object.fromEntries(names.map((name, index) => [name, index]));
  const locals = counted([
    [integers.length, I32],
    [vectors.length, V128],
  ]);
  const code = [...locals, ...body(local).flat(), 0x0b];
  return { types: parameters.map(([, type]) => type), code: [...unsigned(code.length), ...code] };
}

const ADDRESS = ['key0', 'key1', 'day', 'member', 'members'].map((name) => [name, I32]);

const select = define(
  [...ADDRESS, ['border', I32]],
  ['parity', 'first', 'end', 'out', 'mask', 'lane'],
  [...VECTORS, 'borders'],
  (local) => {
    const rest = subtract(get(local.end), get(local.member));
    const chosen = (words) => vector.signs(vector.atMost(get(words), get(local.borders)));
    return [
      schedule(local),
      set(local.borders, vector.splat(get(local.border))),
      loopWhile(
        below(get(local.member), get(local.end)),
        rounds(local),
        set(
          local.mask,
          FLIGHT.map((v) => shiftLeft(chosen(local[`a${v}`]), constant(4 * v))).reduce((x, y) => or(x, y)),
        ),
        // Of the last group only the members that exist.
        when(
          below(rest, constant(GROUP)),
          set(local.mask, and(get(local.mask), subtract(shiftLeft(constant(1), rest), constant(1)))),
        ),
        when(
          get(local.mask),
          ...FLIGHT.map((v) => storeVector(constant(0), get(local[`b${v}`]), 16 * v)),
          loopWhile(
            get(local.mask),
            set(local.lane, lowestBit(get(local.mask))),
            store(
              get(local.out),
              subtract(add(get(local.member), get(local.lane)), get(local.first)),
              OUTPUT,
            ),
            store(get(local.out), load(shiftLeft(get(local.lane), constant(2))), OUTPUT + 4),
            set(local.out, add(get(local.out), constant(8))),
            set(local.mask, and(get(local.mask), subtract(get(local.mask), constant(1)))),
          ),
        ),
        set(local.member, add(get(local.member), constant(GROUP))),
      ),
      shiftRight(get(local.out), constant(3)),
    ];
  },
);

const fillFor = (counters) =>
  define(
    [...ADDRESS, ['shift', I32], ['high', F64], ['middle', F64], ['step', F64]],
    ['parity', 'first', 'end', 'out'],
    [...VECTORS, 'highs', 'middles', 'steps'],
    (local) => {
      const two = (part, a, b) => {
        const high = vector.doubles(part(vector.shiftRight(get(a), constant(5))));
        const low = vector.doubles(part(vector.shiftRight(get(b), get(local.shift))));
        const sum = vector.addDoubles(vector.multiplyDoubles(high, get(local.highs)), low);
        return vector.multiplyDoubles(vector.addDoubles(sum, get(local.middles)), get(local.steps));
      };
      const itself = (value) => value;
      return [
        schedule(local),
        ...['high', 'middle', 'step'].map((name) =>
          set(local[`${name}s`], vector.splatDouble(get(local[name]))),
        ),
        loopWhile(
          below(get(local.member), get(local.end)),
          rounds(local, counters),
          ...FLIGHT.flatMap((v) => [
            storeVector(get(local.out), two(itself, local[`a${v}`], local[`b${v}`]), OUTPUT + 32 * v),
            storeVector(
              get(local.out),
              two(vector.upperHalf, local[`a${v}`], local[`b${v}`]),
              OUTPUT + 32 * v + 16,
            ),
          ]),
          set(local.out, add(get(local.out), constant(8 * GROUP))),
          set(local.member, add(get(local.member), constant(GROUP))),
        ),
      ];
    },
  );

const fill = fillFor(successive);
const fillListed = fillFor(listed);

const text = (name) => counted([...name].map((letter) => letter.charCodeAt(0)));

/** The module as bytes. */
export function assemble() {
  const type = (types, results) => [0x60, ...counted(types), ...counted(results)];
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [type(select.types, [I32]), type(fill.types, [])]),
    ...section(3, [[0], [1], [1]]),
    ...section(5, [[1, 1, 1]]),
    ...section(7, [
      [...text('memory'), 2, 0],
      [...text('select'), 0, 0],
      [...text('fill'), 0, 1],
      [...text('fillListed'), 0, 2],
    ]),
    ...section(10, [select.code, fill.code, fillListed.code]),
  ]);
}

/** The source text of src/random/kernel.wasm.ts. */
export function kernelSource() {
  const lines = Buffer.from(assemble())
    .toString('base64')
    .match(/.{1,100}/g);
  return `// Written by scripts/build-random-kernel.mjs, which is its source.

/** The bulk draws as a WebAssembly module in base64. */
export const kernelBytes =
${lines.map((line) => `  '${line}'`).join(' +\n')};
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('../src/random/kernel.wasm.ts', import.meta.url), kernelSource());
}
