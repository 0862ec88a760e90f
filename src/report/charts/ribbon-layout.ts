/** An amount that goes from a node to one in the next column. */
export interface RibbonLink {
  readonly from: string;
  readonly to: string;
  /** At least 0. */
  readonly amount: number;
}

/** Columns of nodes from left to right, each from top to bottom, and what goes between neighbouring columns. */
export interface RibbonGraph {
  readonly columns: readonly (readonly string[])[];
  readonly links: readonly RibbonLink[];
}

/** Room for a layout in units. */
export interface RibbonRoom {
  readonly height: number;
  /** Least height of the slot in which a node stands, so that it can be labelled; by column. */
  readonly slots: readonly number[];
  /** Between two slots. */
  readonly gap: number;
}

/** A node from `top` to `bottom` in a column, in units from the top of the room. */
export interface PlacedNode {
  readonly name: string;
  readonly column: number;
  readonly amount: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where a link leaves a node and where it arrives: upper edge and thickness, which is the same at both ends. */
export interface PlacedRibbon extends RibbonLink {
  /** Column of the node it leaves. */
  readonly column: number;
  readonly leaves: number;
  readonly arrives: number;
  readonly thickness: number;
}

/** Amounts may differ by this share where a node is checked: what doubles lose in a sum. */
const lostInSums = 1e-9;

/** Total of each node: what comes in or goes out, whichever is known; both when both are. Throws as `ribbonLayout`. */
function nodeTotals({ columns, links }: RibbonGraph): Map<string, number> {
  const column = new Map(columns.flatMap((names, c) => names.map((name) => [name, c] as const)));
  const [incoming, outgoing] = [new Map<string, number>(), new Map<string, number>()];
  const add = (to: Map<string, number>, name: string, amount: number) =>
    to.set(name, (to.get(name) ?? 0) + amount);
  for (const { from, to, amount } of links) {
    if (!(amount >= 0 && amount < Infinity))
      throw new Error(`invalid flow from ${from} to ${to}: ${amount}; expected at least 0`);
    const [start, end] = [column.get(from), column.get(to)];
    if (start === undefined || end !== start + 1)
      throw new Error(`invalid flow from ${from} to ${to}; expected nodes of neighbouring columns`);
    add(outgoing, from, amount);
    add(incoming, to, amount);
  }
  for (const name of columns.slice(1, -1).flat()) {
    const [into, out] = [incoming.get(name) ?? 0, outgoing.get(name) ?? 0];
    if (Math.abs(into - out) > lostInSums * Math.max(into, out))
      throw new Error(`unbalanced flows at ${name}: ${into} in, ${out} out; expected the same`);
  }
  return new Map(columns.flat().map((name) => [name, incoming.get(name) ?? outgoing.get(name) ?? 0]));
}

/**
 * The largest height of one unit of amount with which every column of a graph fits a room: the slot of a node is as high as the node, or
 * the least slot where that is more. 0 when nothing flows. Throws as `ribbonLayout`.
 */
export function ribbonScale(graph: RibbonGraph, room: RibbonRoom): number {
  const totals = nodeTotals(graph);
  const scales = graph.columns.map((names, c) => {
    const amounts = names.map((name) => totals.get(name) ?? 0).sort((a, b) => b - a);
    return columnScale(amounts, room.height - room.gap * Math.max(0, names.length - 1), room.slots[c]);
  });
  const finite = scales.filter(Number.isFinite);
  return finite.length === 0 ? 0 : Math.min(...finite);
}

/** Scale of one column of falling amounts: as many nodes as possible are higher than the least slot. */
function columnScale(amounts: readonly number[], height: number, slot: number): number {
  if (amounts.length === 0 || amounts[0] <= 0) return Infinity;
  const spare = height - slot * amounts.length;
  if (spare < -1e-9)
    throw new Error(`too many nodes: ${amounts.length}; expected slots of ${slot} in ${height}`);
  let sum = 0;
  let scale = slot / amounts[0];
  for (const [a, amount] of amounts.entries()) {
    sum += amount;
    const tried = (spare + slot * (a + 1)) / sum;
    if (amount <= 0 || tried * amount < slot) break;
    scale = tried;
  }
  return scale;
}

/**
 * Places nodes and ribbons: heights are amounts times the scale, columns stand in the middle of the room, and the ribbons of a node are
 * stacked in the order of the nodes they lead to, so none crosses another at a node. Throws for an amount that is negative or not finite,
 * a link between other than neighbouring columns, a node between two columns that does not balance, and more nodes than have room.
 */
export function ribbonLayout(
  graph: RibbonGraph,
  room: RibbonRoom,
  scale = ribbonScale(graph, room),
): { readonly nodes: readonly PlacedNode[]; readonly ribbons: readonly PlacedRibbon[] } {
  const totals = nodeTotals(graph);
  const nodes = graph.columns.flatMap((names, c) => placeColumn(names, c, totals, room, scale));
  return { nodes, ribbons: placeRibbons(graph, nodes, scale) };
}

function placeColumn(
  names: readonly string[],
  column: number,
  totals: ReadonlyMap<string, number>,
  { height, slots, gap }: RibbonRoom,
  scale: number,
): PlacedNode[] {
  const heights = names.map((name) => (totals.get(name) ?? 0) * scale);
  const used = heights.map((each) => Math.max(each, slots[column]));
  const whole = used.reduce((sum, each) => sum + each, gap * Math.max(0, names.length - 1));
  let reached = (height - whole) / 2;
  return names.map((name, n) => {
    const top = reached + (used[n] - heights[n]) / 2;
    reached += used[n] + gap;
    return { name, column, amount: totals.get(name) ?? 0, top, bottom: top + heights[n] };
  });
}

function placeRibbons(
  { columns, links }: RibbonGraph,
  nodes: readonly PlacedNode[],
  scale: number,
): PlacedRibbon[] {
  const order = new Map(columns.flat().map((name, n) => [name, n]));
  const place = (name: string): number => order.get(name) ?? 0;
  const placed = new Map(nodes.map((node) => [node.name, node]));
  const [leaving, arriving] = [new Map<string, number>(), new Map<string, number>()];
  const next = (taken: Map<string, number>, name: string, thickness: number): number => {
    const from = taken.get(name) ?? placed.get(name)?.top ?? 0;
    taken.set(name, from + thickness);
    return from;
  };
  return [...links]
    .sort((a, b) => place(a.from) - place(b.from) || place(a.to) - place(b.to))
    .map((link) => {
      const thickness = link.amount * scale;
      const column = placed.get(link.from)?.column ?? 0;
      const leaves = next(leaving, link.from, thickness);
      return { ...link, column, thickness, leaves, arrives: next(arriving, link.to, thickness) };
    });
}

/** Points of a smooth edge between two heights, `steps` + 1 of them, from 0 to 1 across; level at both ends. */
export function smoothEdge(
  from: number,
  to: number,
  steps: number,
): { readonly at: number; readonly y: number }[] {
  return Array.from({ length: steps + 1 }, (_, s) => {
    const at = s / steps;
    return { at, y: from + (to - from) * at * at * (3 - 2 * at) };
  });
}
