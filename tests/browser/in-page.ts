/** What the tests ask of an open page, as expressions that run inside it (they are no part of the page). */
export const inPage = {
  /** Opens every folded part, so that nothing escapes the checks. */
  unfold: `document.querySelectorAll('details').forEach((each) => { each.open = true; })`,
  /** How many pixels the page is wider than its window. */
  overhang: 'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  /** Rows of text of the data table of every chart, by name of the chart. */
  chartTables: `Object.fromEntries([...document.querySelectorAll('figure')].map((figure) => [
    figure.id.replace(/^chart-/, ''),
    [...figure.querySelectorAll('tr')].map((row) => [...row.cells].map((cell) => cell.textContent)),
  ]))`,
  /** Elements that load, run, or obey. */
  active: `[...document.querySelectorAll('script, iframe, object, embed, link, form, img:not([src^="data:"])')].map((each) => each.outerHTML)`,
  /** Every distinct pair of text colour and the colour under it outside pictures, with contrast by WCAG 2 and a sample. */
  contrasts: `(() => {
    const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
    const light = (colour) => parts(colour).slice(0, 3)
      .map((byte) => byte / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
      .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
    const under = (element) => {
      for (let each = element; each; each = each.parentElement) {
        const colour = getComputedStyle(each).backgroundColor;
        if (parts(colour)[3] !== 0) return colour;
      }
      return 'rgb(255, 255, 255)';
    };
    const found = new Map();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (!walker.currentNode.data.trim() || element.closest('svg')) continue;
      const [ink, ground] = [getComputedStyle(element).color, under(element)];
      const [low, high] = [light(ink), light(ground)].sort((a, b) => a - b);
      found.set(ink + ' on ' + ground, { ground, ratio: (high + 0.05) / (low + 0.05), text: walker.currentNode.data.slice(0, 40) });
    }
    return [...found.values()];
  })()`,
} as const;
