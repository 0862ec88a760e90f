/** What `explain` says about bundles that cannot be made or are not opened. */
export const bundleErrors: Record<string, { title: string; text: string }> = {
  E711: {
    title: 'not a bundle',
    text:
      'The file is not a zip archive, was cut short on its way, has bytes that belong to none of its files, or is a zip archive that `mlab pack` did not make. Fetch it ' +
      'again and compare its size and SHA-256 with what the author says. Nothing of it was executed.',
  },
  E712: {
    title: 'a bundle with files that do not belong',
    text:
      'A bundle holds exactly the files of its list checksums.sha256, under plain names inside one folder. An absolute path, ' +
      'one that climbs out with `..`, a link, a name given twice or differing from another only in capitals, a file that is ' +
      'not listed and a listed file that is missing are refused before anything is unpacked. Ask the author for the bundle as ' +
      '`mlab pack` wrote it.',
  },
  E713: {
    title: 'a changed file in a bundle',
    text:
      'The SHA-256 of a file in the bundle is not the one in its list: the bundle was altered or damaged after it was packed. ' +
      'Nothing of it was executed. Fetch it again.',
  },
  E714: {
    title: 'a bundle that would become too large',
    text:
      'The archive announces more files or more bytes than a run has, for example a few kilobytes that would unpack to ' +
      'gigabytes. It was not unpacked.',
  },
  E715: {
    title: 'a bundle of another run than its name says',
    text:
      'The name of a bundle says which experiment, run and number of replications it holds, and reports name it so. This file ' +
      'holds something else: it was renamed, or put in place of the one you were looking for. Rename it to what it holds if you ' +
      'want to check that run.',
  },
  E716: {
    title: 'stopped before the bundle was finished',
    text: 'Packing or unpacking was interrupted. Nothing half-written was left; give the same command again.',
  },
  E717: {
    title: 'a bundle of a newer version',
    text:
      'The bundle was packed by a version of metis-lab whose bundles this one does not know. Use that version; the message ' +
      'names it.',
  },
  E718: {
    title: 'a run that is not fit to be packed',
    text:
      'Before a run is packed it is checked like by `mlab reproduce --level files`, for a bundle should not fail at its first ' +
      'reader. Files that changed mean that the run must be fetched or computed again. A report that the tables do not give ' +
      'must be written again by `mlab report`, or left out by `--without report`.',
  },
  E719: {
    title: 'another file has the name of the bundle',
    text:
      'A file of this name is there and its bytes are not those that would be written now: the report was written again since, ' +
      'or other parts were left out. Its SHA-256 may have been published, so it is kept. `--force` replaces it; then publish the ' +
      'new SHA-256.',
  },
  E720: {
    title: 'a text in a bundle that its run does not give',
    text:
      'Citation, instructions, description for archives and statement of a bundle follow from its run, so they are written again ' +
      'and compared. One of them says something else: it was altered, and the list of checksums with it. Ask the author for the ' +
      'bundle as `mlab pack` wrote it.',
  },
  E721: {
    title: 'no place to unpack a bundle',
    text:
      '`mlab report` and `mlab difference --report` write into the folder of a run, so a bundle is unpacked first, into a folder of its ' +
      'name. Something else has that name here, and nothing is ever overwritten. Move it away, or work in another folder.',
  },
  E722: {
    title: 'a bundle without series where they are needed',
    text:
      'The bundle was packed by `mlab pack --without series`, so its recorded series are not there: no report can be made from it or ' +
      'checked. `mlab show`, `mlab compare`, and `mlab query` of other tables read it, `mlab difference` says what moved, and ' +
      '`mlab reproduce --level full` computes the series again.',
  },
};
