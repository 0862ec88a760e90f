import { expect, test } from 'vitest';
import { withOwnIds } from '../../../src/report/own-ids.ts';

test('every name in a picture and every way to it begin with the prefix', () => {
  const svg =
    '<svg aria-labelledby="t d"><title id="t">a</title><desc id="d">b</desc><g clip-path="url(#c)"/><use href="#c"/></svg>';
  expect(withOwnIds(svg, 'fan')).toBe(
    '<svg aria-labelledby="fan-t fan-d"><title id="fan-t">a</title><desc id="fan-d">b</desc><g clip-path="url(#fan-c)"/><use href="#fan-c"/></svg>',
  );
});

test('parts of a picture lose their roles, the picture keeps its own', () => {
  const svg =
    '<svg role="img"><g role="graphics-object" aria-roledescription="group"><path d="M0"/></g></svg>';
  expect(withOwnIds(svg, 'p1')).toBe('<svg role="img"><g><path d="M0"/></g></svg>');
});

test('a link to another page and a picture without names stay as they are', () => {
  const svg = '<svg><a href="https://example.org/#c"><path d="M0" fill="#c00"/></a></svg>';
  expect(withOwnIds(svg, 'p1')).toBe(svg);
});
