/** The page's only style sheet: light and dark, 320 px and wider, print. Its hash stands in the page's security policy. */
export const pageStyle = `
:root { color-scheme: light dark; --ground: #ffffff; --ink: #1b1f23; --quiet: #4d5660; --line: #d5dade; --soft: #f3f5f7; --accent: #005a8f; --found: #fff3c4; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #14181c; --ink: #e8ecef; --quiet: #a9b4be; --line: #38424b; --soft: #1d2329; --accent: #7cc4ff; --found: #4a3d00; }
}
* { box-sizing: border-box; }
html { font: 17px/1.55 system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif; background: var(--ground); color: var(--ink); scroll-padding-top: 1rem; }
body { margin: 0; overflow-wrap: anywhere; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; padding: .5rem 1rem; background: var(--ground); z-index: 1; }
header, main, footer { max-width: 72rem; margin: 0 auto; padding: 0 1rem; }
header { padding-top: 1.5rem; }
header p { margin: .25rem 0; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0; max-width: 56rem; text-wrap: balance; }
h2 { font-size: 1.3rem; line-height: 1.3; margin: 3rem 0 .75rem; padding-top: .75rem; border-top: 2px solid var(--line); }
p, ul, figcaption, pre { margin: .75rem 0; max-width: 46rem; }
li { margin: .3rem 0; }
a { color: var(--accent); }
a:focus-visible, summary:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
a.number { color: inherit; text-decoration: underline dotted var(--quiet); text-underline-offset: .2em; white-space: nowrap; }
td a.number { white-space: normal; }
:target { background: var(--found); }
section:target, figure:target { background: none; }
.quiet { color: var(--quiet); font-size: .9rem; }
.day { white-space: nowrap; }
nav { margin-top: 2rem; padding: .5rem 1rem; background: var(--soft); }
nav ol { columns: 3 15rem; margin: .25rem 0; padding-left: 1.5rem; font-size: .9rem; }
nav li { margin: 0; padding: .15rem 0; break-inside: avoid; }
#minute h2 { margin: 1rem 0 .5rem; }
#minute ul { padding: 0; list-style: none; }
#minute li { padding: .5rem .9rem; margin: .5rem 0; background: var(--soft); border-left: 4px solid var(--accent); }
.scroll { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; font-size: .85rem; line-height: 1.4; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--quiet); padding: 0 0 .4rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem 1.2rem .45rem 0; border-bottom: 1px solid var(--line); min-width: 5rem; max-width: 26rem; overflow-wrap: break-word; }
th { border-bottom-width: 2px; }
thead th { vertical-align: bottom; color: var(--quiet); }
tbody th { font-weight: 600; border-bottom-width: 1px; min-width: 9rem; }
th code { font-weight: 400; }
.cards table { min-width: min(100%, 46rem); }
code { font: .85em/1.4 ui-monospace, 'DejaVu Sans Mono', monospace; background: var(--soft); padding: .1em .25em; overflow-wrap: anywhere; }
pre { background: var(--soft); padding: .75rem 1rem; overflow-x: auto; }
pre code { padding: 0; background: none; overflow-wrap: normal; }
figure { margin: 2rem 0; max-width: 48rem; }
figure > .scroll { background: #ffffff; border: 1px solid var(--line); border-radius: 4px; margin: 0; }
figure svg { display: block; width: 100%; height: auto; min-width: 36rem; }
figcaption { color: var(--quiet); font-size: .85rem; margin-top: .5rem; }
details { margin: .5rem 0 1rem; }
summary { cursor: pointer; color: var(--accent); font-size: .9rem; padding: .35rem 0; }
details .scroll, #numbers .scroll { max-height: 24rem; overflow: auto; }
#numbers thead th { position: sticky; top: 0; background: var(--ground); }
footer { margin-top: 4rem; padding: 1rem 1rem 3rem; border-top: 2px solid var(--line); }
@media screen and (min-width: 62rem) {
  #minute:has(> figure) { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1.2fr); column-gap: 2.5rem; align-items: start; }
  #minute h2 { grid-column: 1 / -1; }
  #minute figure { margin: .75rem 0 0; }
  #minute .answer > :first-child { margin-top: .5rem; }
}
@media screen and (max-width: 40rem) {
  figure::before { content: 'Swipe the picture sideways \\2192'; display: block; color: var(--quiet); font-size: .85rem; margin-bottom: .25rem; }
  figure svg { min-width: 32rem; }
  a.number { white-space: normal; }
  ${cards('.cards')}
}
@media screen and (max-width: 60rem) { ${cards('.broad')} }
@media screen and (max-width: 75rem) { ${cards('.wide')} }
@media print {
  :root { color-scheme: light; --ground: #ffffff; --ink: #000000; --quiet: #3a4148; --line: #b8bfc6; --soft: #f3f5f7; --accent: #003f66; }
  html { font-size: 9.5pt; }
  header, main, footer { max-width: none; padding: 0; }
  nav, .skip, figure details, #numbers { display: none; }
  h1, p, ul, figcaption, figure { max-width: none; }
  h2 { margin-top: 1.5rem; break-after: avoid; } figure, tr, li { break-inside: avoid; } thead { display: table-header-group; }
  .scroll { overflow: visible; } figure svg { min-width: 0; }
  th, td, tbody th { min-width: 0; padding-right: .6rem; }
  .wide table { font-size: .7rem; }
  a, a.number { color: inherit; text-decoration: none; }
}
`;

/** Rules by which a table is read as one card a row, each cell after the name of its column. */
function cards(of: string): string {
  const each = (names: string): string =>
    names
      .split(', ')
      .map((name) => `${of} ${name}`)
      .join(', ');
  return `
  ${each('table, tbody, tr, th, td, caption')} { display: block; min-width: 0; max-width: none; }
  ${of} thead { position: absolute; left: -999rem; }
  ${of} tr { border: 1px solid var(--line); border-radius: 4px; padding: .5rem .9rem; margin: .6rem 0; }
  ${each('th, td')} { border: 0; padding: .15rem 0; }
  ${of} td::before { content: attr(data-label) ': '; color: var(--quiet); }`;
}
