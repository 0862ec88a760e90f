/** The style sheet of notebook pages: light and dark, 320 px and wider, print. Its hash stands in each page's security policy. */
export const notebookStyle = `
:root { color-scheme: light dark; --ground: #ffffff; --ink: #1b1f23; --quiet: #4d5660; --line: #d5dade; --soft: #f4f6f8; --accent: #005a8f; --keyword: #7a2f96; --string: #1a6335; --number: #944200; --comment: #59636d; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #14181c; --ink: #e8ecef; --quiet: #a9b4be; --line: #38424b; --soft: #1c2228; --accent: #7cc4ff; --keyword: #d5b0ff; --string: #93d8a5; --number: #ffbe7a; --comment: #9da8b2; }
}
* { box-sizing: border-box; }
html { font: 18px/1.6 Charter, 'Bitstream Charter', 'Source Serif 4', Cambria, Georgia, 'DejaVu Serif', serif; background: var(--ground); color: var(--ink); scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
body { margin: 0; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; padding: .5rem 1rem; background: var(--ground); z-index: 1; }
header, main, footer { max-width: 54rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 3rem; }
h1, h2, h3, nav, th, td, caption, figcaption, summary, .quiet { font-family: system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif; }
h1 { font-size: 2.1rem; line-height: 1.15; letter-spacing: -.015em; margin: .25rem 0 1rem; text-wrap: balance; }
h2 { font-size: 1.3rem; line-height: 1.3; margin: 3.25rem 0 .75rem; padding-top: 1rem; border-top: 2px solid var(--line); }
h3 { font-size: 1.05rem; margin: 2rem 0 .5rem; }
p, ul, ol, blockquote { margin: .85rem 0; max-width: 38rem; text-wrap: pretty; }
li { margin: .3rem 0; }
a { color: var(--accent); text-underline-offset: .15em; }
a:focus-visible, summary:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.quiet { color: var(--quiet); font-size: .85rem; }
nav ol { list-style: none; padding: 0; margin: .25rem 0; font-size: .9rem; max-width: none; columns: 2 16rem; }
nav li { margin: 0; padding: .15rem 0; break-inside: avoid; }
nav.notebooks { border-top: 1px solid var(--line); margin-top: 1rem; padding-top: .5rem; }
nav.notebooks ol { columns: auto; display: flex; flex-wrap: wrap; gap: 0 1.5rem; }
[aria-current] { color: var(--ink); font-weight: 600; text-decoration: none; }
code, pre { font-family: ui-monospace, 'SF Mono', 'Cascadia Code', 'DejaVu Sans Mono', Menlo, Consolas, monospace; }
code { font-size: .84em; background: var(--soft); padding: .1em .28em; overflow-wrap: anywhere; border-radius: 3px; }
pre { font-size: .76rem; line-height: 1.55; background: var(--soft); padding: .8rem 1rem; margin: 1rem 0; overflow-x: auto; border-radius: 6px; tab-size: 2; }
pre code { font-size: inherit; padding: 0; background: none; overflow-wrap: normal; }
.keyword { color: var(--keyword); } .string { color: var(--string); } .number { color: var(--number); } .comment { color: var(--comment); font-style: italic; }
.cell { margin: 1.25rem 0 2rem; }
.cell > pre { margin-bottom: 0; }
.found { border-left: 3px solid var(--accent); padding-left: 1.1rem; margin: .9rem 0 0; }
.found > :first-child { margin-top: 0; } .found > :last-child { margin-bottom: 0; }
.found pre { background: none; padding: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.found p.quiet { margin: 0 0 .25rem; max-width: none; }
.scroll { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; font-size: .82rem; line-height: 1.4; min-width: min(100%, 30rem); font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--quiet); padding: 0 0 .4rem; }
th, td { text-align: left; vertical-align: top; padding: .42rem 1.1rem .42rem 0; border-bottom: 1px solid var(--line); min-width: 4.5rem; max-width: 26rem; overflow-wrap: break-word; }
thead th { vertical-align: bottom; border-bottom: 2px solid var(--line); color: var(--quiet); font-weight: 600; }
tbody th { font-weight: 600; min-width: 7rem; }
figure { margin: 1rem 0; }
figure .scroll { background: #ffffff; border: 1px solid var(--line); margin: 0; border-radius: 4px; }
figure svg { display: block; width: 100%; height: auto; min-width: 34rem; }
details { margin: .35rem 0; }
summary { cursor: pointer; color: var(--accent); font-size: .9rem; padding: .25rem 0; }
details pre { max-height: 30rem; overflow: auto; }
.code pre { margin-bottom: 0; }
.found .file pre { background: var(--soft); padding: .8rem 1rem; white-space: pre; overflow-wrap: normal; }
.found .prosefile pre { white-space: pre-wrap; overflow-wrap: anywhere; }
footer { margin-top: 4rem; padding-bottom: 3rem; }
footer p { max-width: none; }
footer p:first-child { border-top: 2px solid var(--line); padding-top: 1rem; }
@media screen and (max-width: 40rem) {
  html { font-size: 17px; }
  h1 { font-size: 1.7rem; }
  figure svg { min-width: 32rem; }
  figure::before { content: 'Swipe the picture sideways \\2192'; display: block; font: .85rem system-ui, 'DejaVu Sans', sans-serif; color: var(--quiet); margin-bottom: .25rem; }
  .found { padding-left: .8rem; }
  .cards table, .cards tbody, .cards tr, .cards th, .cards td, .cards caption { display: block; min-width: 0; max-width: none; }
  .cards thead { position: absolute; left: -999rem; }
  .cards tr { border-bottom: 2px solid var(--line); padding: .5rem 0; }
  .cards th, .cards td { border: 0; padding: .1rem 0; overflow-wrap: anywhere; }
  .cards td::before { content: attr(data-label) ': '; color: var(--quiet); }
}
@media print {
  html { font-size: 10.5pt; --ground: #ffffff; --ink: #000000; }
  nav, .skip, details.code:not([open]) { display: none; }
  details pre { max-height: none; }
  h2 { break-after: avoid; } figure, tr { break-inside: avoid; }
  .scroll, pre { overflow: visible; white-space: pre-wrap; } figure svg { min-width: 0; }
}
`;
