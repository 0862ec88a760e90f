/** What `explain` says about each problem with files and folders: one title and one paragraph per code. */
export const storeErrors: Record<string, { title: string; text: string }> = {
  E201: {
    title: 'a name that cannot become a folder',
    text:
      'Experiments and scenarios give their names to folders, so that results can be read with ordinary tools on every ' +
      'system. A name therefore starts with a letter or digit and continues with letters, digits, `-`, `_` or single ' +
      'dots, has at most 64 characters, does not end with a dot and is not one of the device names of Windows (con, nul, ' +
      'com1 ...). Put the wording for readers into the label, which is free text.',
  },
  E202: {
    title: 'a path that leads out of its folder',
    text:
      'Nothing is read or written outside the chosen folder. A path that climbs out of it, by dots, by being absolute ' +
      'or through a symbolic link, is refused. Choose another folder with --out, or remove the link.',
  },
  E203: {
    title: 'the disk is full',
    text:
      'A file could not be written because the disk, the quota or the allowed file size is used up. What was finished ' +
      'before is intact and no half-written file has been left. Make room, then give the same command again: it continues.',
  },
  E204: {
    title: 'a folder that cannot be written',
    text:
      'The results folder is read-only, belongs to somebody else, or part of its path is a file. Earlier results are ' +
      'intact. Choose another folder with --out or change the permissions, then give the same command again.',
  },
  E205: {
    title: 'a file that cannot be read',
    text:
      'A file that belongs to the run is missing or cannot be opened. If it was deleted, give the run command again: ' +
      'missing parts are computed anew and the result has the same bytes. If permissions are the reason, change them.',
  },
  E206: {
    title: 'a file that has changed',
    text:
      'The size or SHA-256 of a file is not the one recorded when it was written: it was edited, damaged or replaced. ' +
      'Do not trust numbers taken from it. Fetch the run again, or compute it anew with --fresh.',
  },
  E207: {
    title: 'not a table of this workbench, or a damaged one',
    text:
      'Tables are Arrow files that carry a seal, a SHA-256 over all other bytes of the file. This file has no seal, ' +
      'does not match it, or describes buffers that its own length cannot hold. It was cut short, altered, or written ' +
      'by another program. Compute it anew with --fresh, or fetch it again.',
  },
  E208: {
    title: 'the run is in use',
    text:
      'Another process is working in this results folder; two at once would disturb each other. Wait for it, stop it, ' +
      'or choose another folder with --out. A process that was killed leaves a lock that is recognised as stale and ' +
      'removed. Only when the process ran on another machine or in another container can this not be seen: then, once ' +
      'you are sure that it has ended, delete the file that starts with `.lock-`.',
  },
  E209: {
    title: 'a manifest that cannot be understood',
    text:
      'manifest.json is not valid JSON or lacks what a manifest must say. It is written in one step and never edited, so ' +
      'it was changed or damaged afterwards. Fetch the run again, or compute it anew with --fresh.',
  },
  E210: {
    title: 'a run written by another version',
    text:
      'The manifest has a schema number that this version does not know. Read the run with the version that wrote it ' +
      '(named in the message when known), or compute it anew; nothing was changed.',
  },
  E211: {
    title: 'no such run',
    text:
      'A run is named by its key, by the beginning of its key, by its experiment when there is only one run of it, or by ' +
      'the path of its folder. `runs` lists what there is in the results folder. A run that somebody sent, or that lies on ' +
      'another disk, is named by the path of its folder, the one with manifest.json: `reproduce path/to/folder`.',
  },
  E212: {
    title: 'more than one run fits',
    text:
      'The beginning of a key, or the name of an experiment, fits several runs. Give more characters of the key; `runs` ' +
      'lists all keys.',
  },
  E213: {
    title: 'no such column',
    text:
      'The table has no column of that name and type. `show` lists the recorded metrics; a metric that was not recorded ' +
      'can be added to `observe` in the experiment, which makes a new run.',
  },
};
