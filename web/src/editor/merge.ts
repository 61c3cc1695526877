/** Three texts into one, by block ids: what only one side changed is taken; what both changed is a conflict. */
import { canonical, type Doc, idOf, newId, type Node, renamed, sameNode } from "./text";

export interface Conflict {
  id: string;
  kind: string;
  base: Node | null;
  mine: Node | null;
  theirs: Node | null;
}

/** The merged text; where there is a conflict, my block stands in it (or theirs, when I removed mine). */
export interface Merge {
  doc: Doc;
  conflicts: Conflict[];
}

export type Choice = "mine" | "theirs" | "both";

const CONTAINERS = new Set(["bulletList", "orderedList", "listItem", "blockquote", "table", "tableRow", "tableHeader", "tableCell", "recommendation"]);
const NEEDS_PARAGRAPH = new Set(["blockquote", "tableHeader", "tableCell", "recommendation", "listItem"]);
const GRID = new Set(["tableRow", "tableHeader", "tableCell"]);

/** Merges my text and theirs, both made from `base`. All three in canonical form. */
export function merge(base: Doc, mine: Doc, theirs: Doc): Merge {
  const conflicts: Conflict[] = [];
  const content = sequence(base.content, mine.content, theirs.content, conflicts);
  return { doc: tidy(content), conflicts };
}

/** The text after somebody has chosen for each conflict. Both sides are kept where nothing was chosen. */
export function resolve(merged: Merge, choices: ReadonlyMap<string, Choice>): Doc {
  const waiting = new Map(merged.conflicts.map((conflict) => [conflict.id, conflict]));
  const put = (node: Node): Node[] => {
    const conflict = waiting.get(idOf(node));
    if (conflict) return chosen(conflict, choices.get(conflict.id) ?? "both");
    return [node.content && CONTAINERS.has(node.type) ? { ...node, content: node.content.flatMap(put) } : node];
  };
  return tidy(merged.doc.content.flatMap(put));
}

/** Whether a conflict can be answered with both blocks, one below the other. */
export function canKeepBoth(conflict: Conflict): boolean {
  return !!conflict.mine && !!conflict.theirs && !GRID.has(conflict.kind);
}

function chosen(conflict: Conflict, choice: Choice): Node[] {
  const { mine, theirs } = conflict;
  if (choice === "both" && mine && theirs && canKeepBoth(conflict)) return [theirs, renamed(mine)];
  const one = choice === "mine" ? mine : choice === "theirs" ? theirs : (mine ?? theirs);
  return one ? [one] : [];
}

function sequence(base: Node[], mine: Node[], theirs: Node[], conflicts: Conflict[]): Node[] {
  const [b, m, t] = [byId(base), byId(mine), byId(theirs)];
  const made: Node[] = [];
  for (const id of order([...b.keys()], [...m.keys()], [...t.keys()])) {
    const node = one(b.get(id), m.get(id), t.get(id), conflicts);
    if (node) made.push(node);
  }
  return made;
}

function byId(nodes: Node[]): Map<string, Node> {
  return new Map(nodes.map((node) => [idOf(node), node]));
}

/** My order, or theirs when only they moved something; what the other side added goes behind what it stood behind. */
function order(base: string[], mine: string[], theirs: string[]): string[] {
  const follows = moved(base, theirs) && !moved(base, mine);
  const [lead, other] = follows ? [theirs, mine] : [mine, theirs];
  const made = [...lead];
  const known = new Set(lead);
  let before = -1;
  for (const id of other) {
    if (known.has(id)) before = made.indexOf(id);
    else made.splice(++before, 0, id);
  }
  return made;
}

function moved(base: string[], now: string[]): boolean {
  const [was, is] = [new Set(base), new Set(now)];
  const stayed = base.filter((id) => is.has(id));
  return now.filter((id) => was.has(id)).some((id, at) => id !== stayed[at]);
}

function one(base: Node | undefined, mine: Node | undefined, theirs: Node | undefined, conflicts: Conflict[]): Node | null {
  if (sameNode(mine, theirs) || (base && sameNode(theirs, base))) return mine ?? null;
  if (base && sameNode(mine, base)) return theirs ?? null;
  if ((!base || isEmpty(base)) && (!mine || !theirs)) return mine ?? theirs ?? null;
  const inside = base && mine && theirs && within(base, mine, theirs, conflicts);
  if (inside) return inside;
  const known = mine ?? theirs ?? base;
  conflicts.push({ id: known ? idOf(known) : "", kind: known?.type ?? "", base: base ?? null, mine: mine ?? null, theirs: theirs ?? null });
  return mine ?? theirs ?? null;
}

/** An empty line that one side filled is like one that it added, whatever the other did with it. */
function isEmpty(node: Node): boolean {
  return node.type === "paragraph" && !node.content;
}

/** A container that both sides changed, merged from the inside; null when it cannot be. */
function within(base: Node, mine: Node, theirs: Node, conflicts: Conflict[]): Node | null {
  if (!CONTAINERS.has(base.type) || mine.type !== base.type || theirs.type !== base.type) return null;
  if (base.type === "table" && grid(mine) !== grid(base) && grid(theirs) !== grid(base)) return null;
  const attrs = attributes(base, mine, theirs);
  if (!attrs) return null;
  return { ...mine, attrs, content: sequence(base.content ?? [], mine.content ?? [], theirs.content ?? [], conflicts) };
}

function grid(table: Node): string {
  return (table.content ?? []).map((row) => (row.content ?? []).map((cell) => `${idOf(cell)}:${cell.attrs?.["colspan"]}:${cell.attrs?.["rowspan"]}`).join()).join("|");
}

function attributes(base: Node, mine: Node, theirs: Node): Record<string, unknown> | null {
  const made: Record<string, unknown> = {};
  for (const name of Object.keys({ ...mine.attrs, ...theirs.attrs }).sort()) {
    const [b, m, t] = [base, mine, theirs].map((node) => JSON.stringify(node.attrs?.[name]));
    if (m !== t && m !== b && t !== b) return null;
    made[name] = m === b ? theirs.attrs?.[name] : mine.attrs?.[name];
  }
  return made;
}

/** No empty container, no item without its paragraph, no id twice. */
function tidy(content: Node[]): Doc {
  const seen = new Set<string>();
  const visit = (node: Node): Node[] => {
    const id = seen.has(idOf(node)) ? newId() : idOf(node);
    seen.add(id);
    const made: Node = { ...node, attrs: { ...node.attrs, id } };
    if (!CONTAINERS.has(node.type)) return [footnotes(made, seen)];
    made.content = (node.content ?? []).flatMap(visit);
    const first = made.content[0]?.type;
    const wanting = node.type === "listItem" ? first !== "paragraph" : !first;
    if (wanting && NEEDS_PARAGRAPH.has(node.type)) made.content.unshift({ type: "paragraph", attrs: { id: newId() } });
    return made.content.length || node.type === "tableRow" ? [made] : [];
  };
  return canonical({ type: "doc", content: content.flatMap(visit) });
}

function footnotes(block: Node, seen: Set<string>): Node {
  if (!block.content?.some((node) => node.type === "footnote")) return block;
  const content = block.content.map((node) => {
    if (node.type !== "footnote") return node;
    const id = seen.has(idOf(node)) ? newId() : idOf(node);
    seen.add(id);
    return { ...node, attrs: { ...node.attrs, id } };
  });
  return { ...block, content };
}
