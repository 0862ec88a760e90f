import type { Model } from './define/index.ts';
import { metis } from '../models/metis/metis.ts';
import { textbookModels } from '../models/textbook/index.ts';

/** An installed model and the folder under `models/` that holds its source. */
export interface InstalledModel {
  readonly model: Model;
  readonly folder: string;
}

/** Every model that experiment files can name, by name. */
export const catalogue: ReadonlyMap<string, InstalledModel> = new Map(
  [{ model: metis, folder: 'metis' }, ...textbookModels.map((model) => ({ model, folder: 'textbook' }))].map(
    (entry): [string, InstalledModel] => [entry.model.name, entry],
  ),
);

/** The installed models alone, by name. */
export const installedModels: ReadonlyMap<string, Model> = new Map(
  [...catalogue].map(([name, { model }]): [string, Model] => [name, model]),
);
