/** Contrast ratio of two `#RRGGBB` colours, 1 to 21, as WCAG 2.2 defines it; throws for anything else. */
export function contrast(first: string, second: string): number {
  const a = luminance(channels(first));
  const b = luminance(channels(second));
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** The colour that a share of opacity of a `#RRGGBB` colour gives on white. */
export function onWhite(colour: string, opacity: number): string {
  return mixedOver(colour, opacity, '#FFFFFF');
}

/** The colour that a share of opacity of a `#RRGGBB` colour gives on another one. */
export function mixedOver(colour: string, opacity: number, ground: string): string {
  const under = channels(ground);
  const mixed = channels(colour).map((channel, c) =>
    Math.round(channel * opacity + under[c] * (1 - opacity)),
  );
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

function channels(colour: string): number[] {
  const full = /^#[0-9a-f]{3}$/i.test(colour) ? colour.replace(/[0-9a-f]/gi, '$&$&') : colour;
  if (!/^#[0-9a-f]{6}$/i.test(full)) throw new Error(`invalid colour: ${colour}; expected #RRGGBB`);
  return [1, 3, 5].map((start) => Number.parseInt(full.slice(start, start + 2), 16));
}

// Relative luminance of sRGB, WCAG 2.2.
function luminance(rgb: readonly number[]): number {
  const [red, green, blue] = rgb.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
