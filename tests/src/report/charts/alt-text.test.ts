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
