/*
 * The speed yardstick `holder-staking` in C: same law, same draws, same figures as models/textbook/holder-staking.
 * Usage: holder-staking direct|event holders days seed; prints one line of JSON. Time is that of the days, after the start.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { STEP, PRICE, BALANCE, HURDLE, STATUS, WAITING };
static const double WORD = 1.0 / 4294967296.0;
static const double REVIEW = 1.0 / 30.0;

typedef struct {
  uint32_t a, b;
} words;

static inline uint32_t turn(uint32_t x, int by) { return (x << by) | (x >> (32 - by)); }

#define MIX(by) a += b, b = turn(b, by) ^ a
#define FOUR_A MIX(13), MIX(15), MIX(26), MIX(6)
#define FOUR_B MIX(17), MIX(29), MIX(16), MIX(24)

static inline words draw(uint32_t seed, uint32_t stream, uint32_t member, uint32_t day) {
  const uint32_t third = 0x1BD11BDAu ^ seed ^ stream;
  uint32_t a = member + seed, b = day + stream;
  FOUR_A; a += stream; b += third + 1;
  FOUR_B; a += third;  b += seed + 2;
  FOUR_A; a += seed;   b += stream + 3;
  FOUR_B; a += stream; b += third + 4;
  FOUR_A; a += third;  b += seed + 5;
  return (words){a, b};
}

static double normal(words w) {
  return sqrt(-2.0 * log((w.a + 1.0) * WORD)) * cos(6.283185307179586 * (w.b * WORD));
}

static int holders, days;
static uint32_t seed;
static double *balance, *hurdle;
static uint8_t *staked;
static double start_supply, price, total_staked;

static void *column(size_t size) { return calloc(holders, size); }

static void begin(void) {
  balance = column(8), hurdle = column(8), staked = column(1);
  price = 50;
  for (int h = 0; h < holders; h++) {
    balance[h] = exp(5 + 1.5 * normal(draw(seed, BALANCE, h, 0)));
    hurdle[h] = 0.08 + 0.04 * normal(draw(seed, HURDLE, h, 0));
    staked[h] = draw(seed, STATUS, h, 0).a * WORD < 0.5;
    start_supply += balance[h];
    if (staked[h]) total_staked += balance[h];
  }
}

static double market(int day) {
  price *= exp((0.05 - 0.81 / 2) / 365 + 0.9 * sqrt(1.0 / 365) * normal(draw(seed, PRICE, day, 0)));
  return fmin(0.5, 0.05 * start_supply / fmax(total_staked, 1));
}

static inline double chance(double apr, int h) { return 1 / (1 + exp(-(-0.5 + 25 * (apr - hurdle[h])))); }

/* Draws first, in a loop of their own, so that the compiler can make several at once. */
static void direct(void) {
  uint32_t *restrict first = column(4), *restrict second = column(4);
  for (int day = 1; day <= days; day++) {
    const double apr = market(day), growth = 1 + apr / 365, keep = 1 - 0.0005;
    double total = 0;
    for (int h = 0; h < holders; h++) {
      const words w = draw(seed, STEP, h, day);
      first[h] = w.a, second[h] = w.b;
    }
    for (int h = 0; h < holders; h++)
      if (first[h] * WORD < REVIEW) staked[h] = second[h] * WORD < chance(apr, h);
    for (int h = 0; h < holders; h++) {
      balance[h] *= staked[h] ? growth : keep;
      total += staked[h] ? balance[h] : 0;
    }
    total_staked = total;
  }
}

/* Members by day of their next decision, as linked lists. */
static int *first_of, *next_of;
static void put(int h, double day) {
  if (day > days) return;
  next_of[h] = first_of[(int)day];
  first_of[(int)day] = h;
}

static double wait(int h, uint32_t k) {
  return 1 + floor(log((draw(seed, WAITING, h, k).a + 1.0) * WORD) / log(1 - REVIEW));
}

static void event(void) {
  double staked_index = 1, liquid_index = 1, staked_shares = total_staked;
  uint32_t *decisions = column(4);
  next_of = column(4);
  first_of = malloc((days + 1) * sizeof(int));
  memset(first_of, -1, (days + 1) * sizeof(int));
  for (int h = 0; h < holders; h++) put(h, wait(h, 0));
  for (int day = 1; day <= days; day++) {
    const double apr = market(day);
    for (int h = first_of[day], next; h >= 0; h = next) {
      next = next_of[h];
      const uint8_t stakes = draw(seed, STEP, h, day).b * WORD < chance(apr, h);
      if (stakes != staked[h]) {
        if (staked[h]) staked_shares -= balance[h];
        balance[h] *= stakes ? liquid_index / staked_index : staked_index / liquid_index;
        if (stakes) staked_shares += balance[h];
        staked[h] = stakes;
      }
      put(h, day + wait(h, ++decisions[h]));
    }
    staked_index *= 1 + apr / 365;
    liquid_index *= 1 - 0.0005;
    total_staked = staked_shares * staked_index;
  }
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

int main(int count, char **words_given) {
  if (count != 5) return fprintf(stderr, "usage: %s direct|event holders days seed\n", words_given[0]), 2;
  holders = atoi(words_given[2]), days = atoi(words_given[3]), seed = (uint32_t)atoi(words_given[4]);
  begin();
  const double before = now();
  if (strcmp(words_given[1], "direct") == 0) direct();
  else event();
  const double seconds = now() - before;
  printf("{\"seconds\":%.9g,\"price\":%.12g,\"totalStaked\":%.12g}\n", seconds, price, total_staked);
  return 0;
}
