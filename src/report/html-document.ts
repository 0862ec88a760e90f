import { createHash } from 'node:crypto';
import { escapeHtml } from './escape.ts';

/** What a page is made of. */
export interface HtmlDocument {
  /** Plain text: what the tab of a browser says. */
  readonly title: string;
  /** CSS, put into the page as it is. */
  readonly style: string;
  /** HTML between `<body>` and `</body>`, a line each. */
  readonly body: readonly string[];
}

/**
 * A page that needs nothing else: its style inside, and a policy that forbids everything but that style, by its hash, and pictures
 * in the page. Scripts never run, forms go nowhere, and no address learns where a reader came from.
 */
export function htmlDocument({ title, style, body }: HtmlDocument): string {
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`;
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escapeHtml(title)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    ...body,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}
