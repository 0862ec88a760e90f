const mostCharacters = 60;

/** A label for a text that must stay short: whole words, at most 60 characters, cut with `…`; so that a long name costs no other sentence its place. */
export function shortLabel(label: string): string {
  if (label.length <= mostCharacters) return label;
  const cut = label.slice(0, mostCharacters);
  const end = cut.lastIndexOf(' ');
  return `${(end > mostCharacters / 2 ? cut.slice(0, end) : cut).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}
