/** Puts another text into the editor by changing only what differs, so that the cursor and the page stay where they are. */
import type { Editor } from "@tiptap/core";
import { Fragment, type Node as PmNode, Slice } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import type { Doc } from "./text";

/** With `undoable` the change can be taken back like one that was typed. */
export function replaceText(editor: Editor, doc: Doc, undoable: boolean): void {
  const wanted = editor.schema.nodeFromJSON(doc);
  wanted.check();
  const tr = editor.state.tr;
  alike(tr, wanted);
  if (!tr.docChanged) return;
  editor.view.dispatch(tr.setMeta("addToHistory", undoable));
}

/** Blocks that are the same at both ends stay; those between are changed one by one where they pair up. */
function alike(tr: Transaction, wanted: PmNode): void {
  const now = tr.doc;
  const most = Math.min(now.childCount, wanted.childCount);
  let start = 0;
  while (start < most && now.child(start).eq(wanted.child(start))) start++;
  let end = 0;
  while (end < most - start && now.child(now.childCount - 1 - end).eq(wanted.child(wanted.childCount - 1 - end))) end++;
  const old = children(now, start, now.childCount - end);
  const fresh = children(wanted, start, wanted.childCount - end);
  const from = offset(now, start);
  if (old.length !== fresh.length || old.some((node, at) => node.attrs["id"] !== fresh[at]?.attrs["id"])) {
    tr.replace(from, offset(now, now.childCount - end), new Slice(Fragment.from(fresh), 0, 0));
    return;
  }
  let place = from;
  old.forEach((node, at) => {
    const other = fresh[at];
    if (other && !node.eq(other)) one(tr, tr.mapping.map(place, 1), node, other);
    place += node.nodeSize;
  });
}

/** One block: only the stretch that differs, when the block itself is the same. */
function one(tr: Transaction, at: number, node: PmNode, wanted: PmNode): void {
  const start = node.content.findDiffStart(wanted.content);
  const end = node.content.findDiffEnd(wanted.content);
  if (!node.isTextblock || !node.sameMarkup(wanted) || start === null || !end) {
    tr.replaceWith(at, at + node.nodeSize, wanted);
    return;
  }
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  tr.replace(at + 1 + start, at + 1 + end.a + overlap, wanted.slice(start, end.b + overlap));
}

function children(node: PmNode, from: number, to: number): PmNode[] {
  return Array.from({ length: to - from }, (_, at) => node.child(from + at));
}

function offset(node: PmNode, index: number): number {
  let size = 0;
  for (let at = 0; at < index; at++) size += node.child(at).nodeSize;
  return size;
}
