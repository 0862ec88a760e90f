/** A file of a report: its path in the folder `report`, with `/`, and its bytes; of texts also how much of their budget they use. */
export interface TextFile {
  readonly path: string;
  readonly text: string | Buffer;
  readonly characters?: number;
  readonly budget?: number;
  readonly images?: number;
}
