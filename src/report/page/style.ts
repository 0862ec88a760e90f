/** The page's only style sheet: light and dark, 320 px and wider, print. Its hash stands in the page's security policy. */
export const pageStyle = `
:root { color-scheme: light dark; --ground: #ffffff; --ink: #1b1f23; --quiet: #4d5660; --line: #d5dade; --soft: #f3f5f7; --accent: #005a8f; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #14181c; --ink: #e8ecef; --quiet: #a9b4be; --line: #38424b; --soft: #1d2329; --accent: #7cc4ff; }
}
* { box-sizing: border-box; }
html { font: 17px/1.55 system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif; background: var(--ground); color: var(--ink); scroll-padding-top: 1rem; }
body { margin: 0; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; padding: .5rem 1rem; background: var(--ground); z-index: 1; }
header, main, footer { max-width: 52rem; margin: 0 auto; padding: 0 1rem; }
header { padding-top: 2.5rem; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 .5rem; text-wrap: balance; }
h2 { font-size: 1.3rem; line-height: 1.3; margin: 3rem 0 .75rem; padding-top: .75rem; border-top: 2px solid var(--line); }
p, ul { margin: .75rem 0; }
li { margin: .3rem 0; }
a { color: var(--accent); }
a:focus-visible, summary:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
a.number { color: inherit; text-decoration: underline dotted var(--quiet); text-underline-offset: .2em; white-space: nowrap; }
td a.number { white-space: normal; }
.quiet { color: var(--quiet); font-size: .9rem; }
nav ol { columns: 2 15rem; padding-left: 1.5rem; font-size: .9rem; }
nav li { margin: 0; padding: .15rem 0; break-inside: avoid; }
#minute ul { padding: 0; list-style: none; }
#minute li { padding: .6rem .9rem; margin: .5rem 0; background: var(--soft); border-left: 4px solid var(--accent); }
.scroll { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; font-size: .85rem; line-height: 1.4; min-width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--quiet); padding: 0 0 .4rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid var(--line); min-width: 4.5rem; max-width: 22rem; overflow-wrap: break-word; }
th { border-bottom-width: 2px; }
thead th { vertical-align: bottom; }
tbody th { font-weight: 600; border-bottom-width: 1px; min-width: 8rem; }
#claims td:first-child, #claims th:first-child { min-width: 11rem; }
#claims td:nth-child(4), #claims td:nth-child(5), #claims td:nth-child(3) { min-width: 9rem; }
code { font: .85em/1.4 ui-monospace, 'DejaVu Sans Mono', monospace; background: var(--soft); padding: .1em .25em; overflow-wrap: anywhere; }
pre { background: var(--soft); padding: .75rem 1rem; overflow-x: auto; }
pre code { padding: 0; background: none; overflow-wrap: normal; }
figure { margin: 2rem 0; }
figure > .scroll { background: #ffffff; border: 1px solid var(--line); margin: 0; }
figure svg { display: block; width: 100%; height: auto; min-width: 36rem; }
figcaption { color: var(--quiet); font-size: .85rem; margin-top: .5rem; }
details { margin: .5rem 0 1rem; }
summary { cursor: pointer; color: var(--accent); font-size: .9rem; padding: .25rem 0; }
details .scroll { max-height: 24rem; overflow: auto; }
footer { margin-top: 4rem; padding: 1rem 1rem 3rem; border-top: 2px solid var(--line); }
@media screen and (max-width: 40rem) {
  figure::before { content: 'Swipe the picture sideways \\2192'; display: block; color: var(--quiet); font-size: .85rem; margin-bottom: .25rem; }
  figure svg { min-width: 32rem; }
  .cards table, .cards tbody, .cards tr, .cards th, .cards td { display: block; min-width: 0; max-width: none; }
  #claims .cards td, #claims .cards th { min-width: 0; }
  .cards caption { display: block; }
  .cards thead { position: absolute; left: -999rem; }
  .cards tr { border-bottom: 2px solid var(--line); padding: .6rem 0; }
  .cards th, .cards td { border: 0; padding: .15rem 0; }
  .cards td::before { content: attr(data-label) ': '; color: var(--quiet); }
}
@media print {
  html { font-size: 10.5pt; --ground: #ffffff; --ink: #000000; }
  nav, .skip, summary, figure details, #numbers { display: none; }
  h2 { break-after: avoid; } figure, tr { break-inside: avoid; }
  .scroll { overflow: visible; } figure svg { min-width: 0; }
}
`;
