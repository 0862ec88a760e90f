/**
 * A picture as one of several in a page: the names inside it begin with `prefix` and a hyphen, so that no two pictures share one,
 * and its parts have no roles of their own, because readers of the screen meet it as one image with its own description.
 */
export function withOwnIds(svg: string, prefix: string): string {
  const own = (id: string): string => `${prefix}-${id}`;
  return svg
    .replace(/ (?:role="graphics-[^"]*"|aria-roledescription="[^"]*")/gu, '')
    .replace(/ id="([^"]+)"/gu, (_, id: string) => ` id="${own(id)}"`)
    .replace(
      /aria-labelledby="([^"]+)"/gu,
      (_, ids: string) => `aria-labelledby="${ids.split(' ').map(own).join(' ')}"`,
    )
    .replace(/url\(#([^)]+)\)/gu, (_, id: string) => `url(#${own(id)})`)
    .replace(/href="#([^"]+)"/gu, (_, id: string) => `href="#${own(id)}"`);
}
