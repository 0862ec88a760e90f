/** What `explain` says about each problem with reports: one title and one paragraph per code. */
export const reportErrors: Record<string, { title: string; text: string }> = {
  E601: {
    title: 'a report text is too long',
    text:
      'Forums and voting pages cut long texts off, so every report file has a budget of characters: 32,000 for forum.md, ' +
      '10,000 for snapshot.md, 600 for summary.txt. The message names the longest section. Shorten what the experiment file ' +
      'says there (labels, quotes, reasons of assumptions), observe fewer outcomes, or set another limit with --budget. A post over its limit first leaves out the tables of its appendix, and says so. The text that is too ' +
      'long is not written; all others are, and report.html has no limit.',
  },
  E602: {
    title: 'a report has too many pictures',
    text:
      'A forum post holds 5 pictures and a vote 2. The report was asked for more. Name fewer with --charts; every other ' +
      'picture stays in report/charts and on the page.',
  },
  E603: {
    title: 'unknown kind of report',
    text:
      'Reports are made as `html` (one page for the browser), `forum` (forum.md), `snapshot` (snapshot.md) and `summary` ' +
      '(summary.txt), and `charts` for pictures alone. Name one or several, separated by commas.',
  },
  E604: {
    title: 'unknown chart',
    text:
      'The charts of a report are named fan, dots, effect, outcomes, release, groups, drivers, backtest and flows. Name one or several, ' +
      'separated by commas. A chart that is drawn alone needs a run that has what it shows.',
  },
  E605: {
    title: 'nothing to report',
    text:
      'Not one simulated future of the headline outcome was finished: every replication of every scenario failed. Look at the ' +
      'failures with `mlab show`. (A run of one scenario is reported by its levels, without verdicts.) A run of many ' +
      'design points has the tables and charts of its sweep or sensitivity analysis instead: `mlab compare --point`, `mlab query`.',
  },
  E606: {
    title: 'the numbers of a report cannot be read',
    text:
      'report/numbers.json lists every number that the report prints. It is missing or was changed. Make the report ' +
      'again with `mlab report`; the same run gives the same bytes.',
  },
};
