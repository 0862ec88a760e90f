/**
 * The first whole words of a text that have room in `most` characters; part of a word where whole words would leave half of the room empty.
 * No character is cut in two.
 */
export function firstWords(text: string, most: number): string {
  if (text.length <= most) return text;
  const start = text.slice(0, most);
  const end = start.lastIndexOf(' ');
  return (end > most / 2 ? start.slice(0, end) : start).replace(/[\uD800-\uDBFF]$/u, '');
}
