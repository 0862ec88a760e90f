// The package has this file without types.
declare module 'remarkable/linkify' {
  import type { Remarkable } from 'remarkable';

  /** Turns addresses in text into links. */
  export function linkify(md: Remarkable): void;
}
