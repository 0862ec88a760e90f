// What the gallery shows, in the order of its page.

/** A picture: the command that makes it, which SVG that command writes, and the name of its copy in docs/images/gallery. */
export interface GalleryPicture {
  readonly title: string;
  readonly command: string;
  /** End of the path of the SVG that the command writes. */
  readonly svg: string;
  readonly file: string;
}

/** An experiment, the run that its pictures are drawn from, and the pictures. */
export interface GalleryExperiment {
  readonly name: string;
  readonly run?: string;
  readonly pictures: readonly GalleryPicture[];
}

const ofReport = (experiment: string, chart: string, title: string): GalleryPicture => ({
  title,
  command: `mlab report ${experiment} --for charts --charts ${chart}`,
  svg: `${chart}.svg`,
  file: `${experiment}-${chart}.png`,
});

const ofRun = (
  name: string,
  futures: number,
  charts: Readonly<Record<string, string>>,
  others: readonly GalleryPicture[] = [],
): GalleryExperiment => ({
  name,
  run: `mlab run experiments/${name}.exp.ts --replications ${futures} --holders 300`,
  pictures: [...Object.entries(charts).map(([chart, title]) => ofReport(name, chart, title)), ...others],
});

const sweep =
  'mlab sweep experiments/eagr.exp.ts --scenarios current --holders 100 --replications 32 --grid rateChange.to=10%:20%:5% --grid "eagr.size=0 METIS,1000000 METIS,2000000 METIS" --frontier runwayYears,netSold';

const studies: readonly GalleryPicture[] = [
  { title: 'Sweep map: which settings are good?', command: sweep, svg: 'heatmap.svg', file: 'eagr-map.png' },
  {
    title: 'Frontier: what does one good thing cost of another?',
    command: sweep,
    svg: 'frontier.svg',
    file: 'eagr-frontier.png',
  },
  {
    title: 'Influence: which inputs decide, one at a time?',
    command: 'mlab sensitivity experiments/eagr.exp.ts --method tornado --replications 8 --holders 100',
    svg: 'runwayYears.svg',
    file: 'eagr-tornado.png',
  },
  {
    title: 'Screening: which inputs can be forgotten?',
    command: 'mlab sensitivity experiments/eagr.exp.ts --method morris --n 4 --replications 4 --holders 100',
    svg: 'runwayYears.svg',
    file: 'eagr-morris.png',
  },
];

const forks: readonly GalleryPicture[] = [
  {
    title: 'Before and after: what does one changed assumption change?',
    command:
      'mlab difference experiments/eagr.exp.ts --set eagr.reading=a --replications 32 --holders 100 --report',
    svg: 'before-after.svg',
    file: 'eagr-before-after.png',
  },
  {
    title: 'Flip: at which value does the verdict turn?',
    command:
      'mlab flip experiments/eagr.exp.ts --over "eagr.size=0 METIS:2,000,000 METIS" --replications 40 --holders 100',
    svg: 'flip.svg',
    file: 'eagr-flip.png',
  },
];

/** The pictures of the gallery, experiment by experiment. */
export const gallery: readonly GalleryExperiment[] = [
  ofRun(
    'eagr',
    200,
    {
      fan: 'Difference fan: how does the gap between scenarios grow?',
      dots: 'Quantile dots: what might happen at the end?',
      effect: 'Unbundled effect: which half of the vote does it?',
      drivers: 'Drivers: what decides the answer?',
      flows: 'Token flows: where does METIS go each year?',
      outcomes: 'Small multiples: what else moves?',
      release: 'Release speed: does timing matter?',
      groups: 'Who gains: who is better or worse off?',
    },
    [...studies, ...forks],
  ),
  ofRun('mining-decade', 60, { backtest: 'Back-test: does the model match the past?' }),
  ofRun('reward-rate', 60, { fan: 'Difference fan: other rates of reward' }),
  ofRun('sequencer-bear-market', 60, { outcomes: 'Small multiples: a bear market for operators' }),
  ofRun('lst-run', 60, { dots: 'Quantile dots: a run on liquid staking' }),
  ofRun('leverage-tower', 60, { outcomes: 'Small multiples: a tower of leverage' }),
  ofRun('ai-demand', 60, { groups: 'Who gains: demand of AI workloads' }),
  ofRun('finality-window', 60, { dots: 'Quantile dots: how long a challenge may take' }),
  ofRun('two-tier-governance', 60, { outcomes: 'Small multiples: rules of voting' }),
  ofRun('decentralization-roadmap', 60, { outcomes: 'Small multiples: steps of the roadmap' }),
];
