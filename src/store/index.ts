export { storeErrors } from './error-texts.ts';
export { canonicalJson } from './canonical-json.ts';
export { contentDigest, resultDigest, sha256, shortKey, startContentDigest } from './digest.ts';
export type { ContentDigest } from './digest.ts';
export { columnOf, joinTables, numbersOf, rowsOf, textsOf } from './column.ts';
export type { Column, DoubleColumn, Table } from './column.ts';
export { decodeTable, encodeTables } from './table.ts';
export { readTable, startTable, writeTable } from './table-file.ts';
export type { GrowingTable, TableEntry } from './table-file.ts';
export {
  fileDigest,
  readChecked,
  removeStaleTemporaries,
  startAtomicFile,
  writeAtomically,
} from './files.ts';
export type { AtomicFile } from './files.ts';
export { insideFolder, runFolderName } from './folder-name.ts';
export { lockFolder } from './lock-folder.ts';
export type { FolderLock } from './lock-folder.ts';
export { completeBlocks } from './complete-blocks.ts';
export type { CompleteBlocks, FailureAt, UnfinishedPlace } from './complete-blocks.ts';
export { decodePart, encodePart, isPartProblem, partDigest } from './part.ts';
export type { Part, PartFailure, PartHeader, PartProblem } from './part.ts';
export { readSeries, seriesMetrics, startSeries, writeSeries } from './series-file.ts';
export type { SeriesDescription, SeriesFile, SeriesMatrix } from './series-file.ts';
export {
  MANIFEST_SCHEMA,
  readForeignManifest,
  readManifest,
  withoutEnvironment,
  writeManifest,
} from './manifest.ts';
export type { FileEntry, ForeignManifest, Manifest } from './manifest.ts';
export { verifyFiles } from './verify-files.ts';
export type { FileProblem } from './verify-files.ts';
export {
  findRun,
  isDesign,
  listRuns,
  listStudies,
  partPath,
  runFile,
  runFolder,
  runFolderAt,
  seriesPath,
} from './run-folder.ts';
export type { RunFolder } from './run-folder.ts';
export { askedInWords } from './run-words.ts';
export { batchReader, openColumn, sealedBatches } from './read-batch.ts';
export type { BatchReader } from './read-batch.ts';
export { plainTable } from './arrow-values.ts';
export type { PlainTable, PlainValue } from './arrow-values.ts';
