/** Every block has an id that stays with it: split, joined, moved and pasted blocks keep theirs, a copy gets a new one. */
import { Extension } from "@tiptap/core";
import type { Node as PmNode } from "@tiptap/pm/model";
import { type EditorState, Plugin, type Transaction } from "@tiptap/pm/state";
import { isId, newId } from "./text";

const WITH_IDS = ["paragraph", "heading", "bulletList", "orderedList", "listItem", "blockquote", "table", "tableRow", "tableCell", "tableHeader", "recommendation", "footnote"];

interface Place {
  at: number;
  node: PmNode;
}

export const BlockIds = Extension.create({
  name: "blockIds",
  addGlobalAttributes: () => [{
    types: WITH_IDS,
    attributes: {
      id: {
        default: null,
        parseHTML: (element: HTMLElement) => (isId(element.dataset["id"]) ? element.dataset["id"] : null),
        renderHTML: (attributes: Record<string, unknown>) => (attributes["id"] ? { "data-id": attributes["id"] } : {}),
      },
    },
  }],
  addProseMirrorPlugins: () => [new Plugin({ appendTransaction: assign })],
});

/** Gives ids to blocks that have none and to all but one of those that share one. */
export function assign(transactions: readonly Transaction[], before: EditorState, after: EditorState): Transaction | null {
  if (!transactions.some((it) => it.docChanged)) return null;
  const places = new Map<string, Place[]>();
  const nameless: number[] = [];
  after.doc.descendants((node, at) => {
    if (!WITH_IDS.includes(node.type.name)) return;
    const id: unknown = node.attrs["id"];
    if (isId(id)) places.set(id, [...(places.get(id) ?? []), { at, node }]);
    else nameless.push(at);
  });
  const twice = [...places].filter(([, found]) => found.length > 1);
  if (!nameless.length && !twice.length) return null;
  const made = after.tr.setMeta("addToHistory", false);
  for (const at of nameless) made.setNodeAttribute(at, "id", newId());
  for (const [id, found] of twice) {
    const owner = keeper(found, origin(id, before, transactions));
    for (const it of found) if (it !== owner) made.setNodeAttribute(it.at, "id", newId());
  }
  return made;
}

/** Where the block with this id stood before, and where that place is now. */
function origin(id: string, before: EditorState, transactions: readonly Transaction[]): Place | null {
  let found: Place | null = null;
  before.doc.descendants((node, at) => {
    if (!found && node.attrs["id"] === id) found = { at, node };
    return !found;
  });
  if (!found) return null;
  const { at, node }: Place = found;
  return { at: transactions.reduce((place, it) => it.mapping.map(place, 1), at), node };
}

/** Which of several blocks is the one that had the id: the one in its place, unless its words went to another. */
function keeper(found: Place[], was: Place | null): Place | undefined {
  const inPlace = found.find((it) => it.at === was?.at) ?? found[0];
  if (!was || !inPlace || inPlace.node.textContent || !was.node.textContent) return inPlace;
  return found.find((it) => it.node.textContent === was.node.textContent) ?? inPlace;
}
