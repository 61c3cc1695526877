/** Reads the text out of the editor. Blocks of ProseMirror never change, so what was read of one holds for ever. */
import type { Node as PmNode } from "@tiptap/pm/model";
import { block, countWords, type Doc, type Node, textOf } from "./text";

export class Reading {
  private readonly blocks = new WeakMap<PmNode, Node>();
  private readonly docs = new WeakMap<PmNode, Doc>();
  private readonly counts = new WeakMap<PmNode, number>();

  /** The whole text in canonical form. */
  read(doc: PmNode): Doc {
    return remembered(this.docs, doc, () => ({ type: "doc" as const, content: doc.content.content.map((node) => this.block(node)) }));
  }

  /** How many words the text has. */
  words(doc: PmNode): number {
    return doc.content.content.reduce((sum, node) => sum + remembered(this.counts, node, () => countWords(textOf(this.block(node)))), 0);
  }

  private block(node: PmNode): Node {
    return remembered(this.blocks, node, () => block(node.toJSON()));
  }
}

function remembered<T>(known: WeakMap<PmNode, T>, node: PmNode, make: () => T): T {
  const found = known.get(node);
  if (found !== undefined) return found;
  const made = make();
  known.set(node, made);
  return made;
}
