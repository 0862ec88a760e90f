/** What `explain` says about each problem with price files and calibrations. */
export const calibrateErrors: Readonly<Record<string, { readonly title: string; readonly text: string }>> = {
  E801: {
    title: 'a file that cannot be read as prices',
    text:
      'The file is missing, empty, larger than 50 MB, or its first line does not name a column of dates (`date`, `timestamp`, ' +
      '`open_time` or `time`, or the one of --date) and one of prices (`close`, or the one of --column). The message lists the ' +
      'columns that are there.',
  },
  E802: {
    title: 'a row that is no price',
    text:
      'A date must be YYYY-MM-DD, with or without a time in UTC, or a number of milliseconds or seconds since 1970; a price must be a ' +
      'plain number above zero, with a point and without thousands commas. Nothing is skipped or filled in: a missing price ' +
      'would silently become a larger return. The message names the line.',
  },
  E803: {
    title: 'a day twice',
    text:
      'Two rows belong to one calendar day (UTC). That is a copied row, or a file with several prices a day. `--duplicates last` ' +
      'takes the last price of each day; the default refuses, because a copied row would become a return of zero.',
  },
  E804: {
    title: 'days that are missing',
    text:
      'Daily returns need every calendar day; a price three days later is one return of three days, which is larger. ' +
      '`--gaps split` leaves out the returns that span a gap and says how many; --from and --to choose a window without gaps.',
  },
  E805: {
    title: 'too little to fit',
    text:
      'A fit needs at least 50 returns, at most 20,000, and prices that move. With fewer, standard errors mean nothing: five ' +
      'parameters of a volatility process are poorly known even from two years of days.',
  },
  E806: {
    title: 'a calibration that cannot be used',
    text:
      '`fromCalibration` reads the calibration.json that `mlab calibrate` writes, unchanged, and one of the fits in it, or, without a choice of ' +
      'fits, the rows that a calibration by simulation found. A fit that did ' +
      'not converge, or that the model does not know, is refused; the message lists the fits that can be used.',
  },
  E807: {
    title: 'targets that cannot be read',
    text:
      'A file of targets lists what a model should give again: `targets: { name: { response, value, error, source } }` in YAML or JSON, or a ' +
      'CSV with these columns. A response is an outcome of the experiment, or `scenario.outcome`; value and error carry its unit; ' +
      'the source is part of the result and may not be left out. The message names file and line.',
  },
  E808: {
    title: 'a calibration that cannot be done',
    text:
      'Calibration by simulation needs parameters to vary (`--over holders.sensitivity=2:20`, or the name of an assumption that the experiment ' +
      'draws), at most as many as targets for `--method moments`, which also needs numbers that vary smoothly, and enough points: ' +
      'for `--method history` more than a quadratic surface has coefficients. Levers are chosen, not measured, and cannot be ' +
      'calibrated.',
  },
};
