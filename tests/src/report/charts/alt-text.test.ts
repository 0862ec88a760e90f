import { expect, test } from 'vitest';
import { altText } from '../../../../src/report/charts/alt-text.ts';

const scenarios =
  'No sale; Sale, exit open; Sale, exit unfunded; Sale, exit closed; Sale, pools halved; Both';
const alt = {
  data: 'the largest discount of a share',
  scenarios: `${scenarios}; ${scenarios}`,
  briefly: 'twelve sets of rules',
  range: 'Dots from 0.82 to 100%',
};

test('a list of scenarios for which there is no room becomes their number', () => {
  expect(altText('Dots', 'Middle future: 100% with Both', alt)).toBe(
    'Dots of the largest discount of a share for twelve sets of rules. Middle future: 100% with Both. Dots from 0.82 to 100%.',
  );
});

test('a list that has room stays', () => {
  expect(altText('Dots', 'Finding', { ...alt, scenarios: 'a, b' })).toBe(
    'Dots of the largest discount of a share for a, b. Finding. Dots from 0.82 to 100%.',
  );
});

test('finding and range stay whole when even the number of scenarios has no room', () => {
  const text = altText('Dots', 'Finding', { ...alt, briefly: undefined, data: 'very '.repeat(60) });
  expect(text.length).toBeLessThanOrEqual(250);
  expect(text).toMatch(/^Dots of very .*… Finding\. Dots from 0\.82 to 100%\.$/u);
});

test('a range that is too long by itself is cut at 250 characters, never within a character', () => {
  const text = altText('Dots', 'Finding', { ...alt, range: '🜂'.repeat(200) });
  expect(text.length).toBeLessThanOrEqual(250);
  expect(text).toMatch(/^Dots\. Finding\. (?:🜂)+…$/u);
});

test('a list is cut at whole names, and left out where not even the first has room', () => {
  const data = 'the middle effect on the time for which rewards can be paid';
  const range = 'Order: price of the token, release of the reserve, and the rate';
  const title = 'No single input decides: largest swing from the price of the token';
  const against = (scenarios: string): string => altText('Tornado chart', title, { data, scenarios, range });
  const told = (first: string): string => `Tornado chart of ${data}${first} ${title}. ${range}.`;
  expect(against(`Full proposal against ${'Current rules of old, '.repeat(4)}none`)).toBe(
    told(' for Full proposal…'),
  );
  expect(against('One, two; Three, and four; Five of them all; Six')).toBe(
    told(' for One, two; Three, and four…'),
  );
  expect(against('Full proposal '.repeat(4))).toBe(told('.'));
});

test('what is shown is cut after a whole word that stands for something', () => {
  const shown = (words: string): string =>
    altText('Dots', 'x'.repeat(215), { ...alt, data: words, range: '' });
  expect(shown('the gain of the pool against it')).toBe(`Dots of the gain of the pool… ${'x'.repeat(215)}.`);
});

test('a long list at the end is cut at whole names before what is shown is cut', () => {
  const range = `Order: ${'price of the token, release of the reserve, '.repeat(4)}and the rate`;
  const title = 'No single input decides: largest swing from the price of the token';
  const text = altText('Tornado chart', title, {
    data: 'the middle effect',
    scenarios: 'Full proposal',
    range,
  });
  expect(text).toBe(
    `Tornado chart of the middle effect. ${title}. Order: ${Array(3).fill('price of the token, release of the reserve').join(', ')}…`,
  );
});
