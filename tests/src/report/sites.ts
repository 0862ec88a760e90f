import MarkdownIt from 'markdown-it';
import { Remarkable } from 'remarkable';
import { linkify } from 'remarkable/linkify';

// Discourse reads a post with markdown-it: HTML allowed, line breaks kept, addresses linked, typographer on (all its settings
// as they are at first), `[details]` as a block. After that it goes through the joined text for people, tags, emoji, faces,
// check boxes and dates, so that escapes are of no use there (discourse-markdown-it: setup, text-post-process, emoji).
const boundary = String.raw`(?<=^|[\s\p{P}\p{S}])`;
const eagerly = [
  String.raw`${boundary}@[\w.-]*\w`,
  String.raw`(?<!/)${boundary}#[\w\u00c0-\u1fff\u2c00-\ud7ff:-]+`,
  String.raw`${boundary}:[\w+-]+:`,
  String.raw`${boundary}(?::-?[)(DPpOo|/$]|[;=]-?\)|8-\)|B-?\)|</?3)(?=\s|$)`,
  String.raw`\[[ x]?\]|\[date[^\]]*\]`,
].join('|');

const forum = new MarkdownIt({ html: true, breaks: true, linkify: true, typographer: true });
forum.linkify.set({ fuzzyLink: true });
forum.block.ruler.after('fence', 'details', (state, start, _end, silent) => {
  const line = (at: number): string => state.src.slice(state.bMarks[at], state.eMarks[at]);
  const title = /^\[details="([^"]+)"\]$/u.exec(line(start))?.[1];
  if (title === undefined || silent) return false;
  let end = start + 1;
  while (end < state.lineMax && line(end) !== '[/details]') end += 1;
  if (end === state.lineMax) return false;
  state.push('html_block', '', 0).content = `<details><summary>${forum.utils.escapeHtml(title)}</summary>`;
  const before = state.lineMax;
  state.lineMax = end;
  state.md.block.tokenize(state, start + 1, end);
  state.lineMax = before;
  state.push('html_block', '', 0).content = '</details>';
  state.line = end + 1;
  return true;
});
forum.core.ruler.push('eager', (state) => {
  for (const { children } of state.tokens)
    for (const token of children ?? [])
      if (token.type === 'text' && new RegExp(eagerly, 'u').test(token.content)) {
        token.type = 'html_inline';
        token.content = forum.utils
          .escapeHtml(token.content)
          .replace(new RegExp(eagerly, 'gu'), (found) => `<i class="eager">${found}</i>`);
      }
});

// Snapshot reads a vote with remarkable and has most of its rules switched off (sx-monorepo: Ui/Markdown.vue).
const vote = new Remarkable({ html: false, breaks: true, typographer: false, linkTarget: '_blank' }).use(
  linkify,
);
vote.core.ruler.disable(['abbr', 'abbr2', 'footnote_tail', 'replacements', 'smartquotes']);
vote.block.ruler.disable(['code', 'deflist', 'fences', 'footnote', 'htmlblock', 'lheading']);
vote.inline.ruler.disable([
  ...['autolink', 'del', 'entity', 'escape', 'footnote_inline', 'footnote_ref'],
  ...['htmltag', 'ins', 'mark', 'sub', 'sup', 'text'],
]);

/** HTML of a post as the forum makes it. */
export const onForum = (text: string): string => forum.render(text);
/** HTML of a vote as its page makes it. */
export const onVote = (text: string): string => vote.render(text);

/** Names of the elements of a page, each once. */
export const elementsOf = (html: string): string[] => [
  ...new Set([...html.matchAll(/<([a-z]\w*)/gu)].map(([, name]) => name)),
];

/** What people read: no tags, entities read, joints that take no room left out, curly quotation marks straight, spaces of any width alike. */
export function readOf(html: string): string {
  return html
    .replace(/<[^>]+>/gu, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll('\u2060', '')
    .replace(/[“”]/gu, '"')
    .replace(/[‘’]/gu, "'")
    .replace(/[^\S\n]+/gu, ' ')
    .trim();
}
