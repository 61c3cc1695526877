/** A recommendation in the editor: its number by order (drawn by the style sheet), its blocks, and to whom it speaks. */
import { type Editor, Node } from "@tiptap/core";
import { Fragment, NodeRange, type Node as PmNode } from "@tiptap/pm/model";
import type { EditorState, Transaction } from "@tiptap/pm/state";
import { findWrapping } from "@tiptap/pm/transform";
import { type Addressee, ADDRESSEES } from "./text";
import { say, type Words } from "./words";

export interface Options {
  words: Words;
  open: () => void;
}

export const Recommendation = Node.create<Options>({
  name: "recommendation",
  group: "block",
  content: "(paragraph | bulletList | orderedList)+",
  defining: true,
  addAttributes: () => ({
    addressees: {
      default: [],
      parseHTML: (element: HTMLElement) => known((element.dataset["addressees"] ?? "").split(" ")),
      renderHTML: (attributes: Record<string, unknown>) => ({ "data-addressees": known(attributes["addressees"]).join(" ") }),
    },
  }),
  parseHTML: () => [{ tag: "div[data-addressees]" }],
  renderHTML: ({ HTMLAttributes }) => ["div", { ...HTMLAttributes, class: "rec" }, 0],
  addNodeView() {
    const { words, open } = this.options;
    return ({ node, editor, getPos }) => {
      const view = drawn(node, words);
      view.button.disabled = !editor.isEditable;
      view.button.addEventListener("click", () => {
        const at = getPos();
        if (at === undefined || inside(editor)?.at === at) return open();
        editor.commands.setTextSelection(at + 2);
        open();
      });
      return {
        dom: view.dom,
        contentDOM: view.text,
        update: (now: PmNode) => now.type === node.type && (name(view.button, now, words), true),
        stopEvent: (event: Event) => event.target instanceof globalThis.Node && view.foot.contains(event.target),
        ignoreMutation: (change) => change.type !== "selection" && view.foot.contains(change.target),
      };
    };
  },
});

function drawn(node: PmNode, words: Words): { dom: HTMLElement; text: HTMLElement; foot: HTMLElement; button: HTMLButtonElement } {
  const make = (tag: string, className: string): HTMLElement => Object.assign(document.createElement(tag), { className });
  const [dom, body, text, foot] = [make("div", "rec"), make("div", "rec__body"), make("div", "rec__text"), make("p", "rec__foot")];
  const button = Object.assign(document.createElement("button"), { type: "button", className: "rec__to" });
  foot.contentEditable = "false";
  name(button, node, words);
  foot.append(button);
  body.append(text, foot);
  dom.append(body);
  return { dom, text, foot, button };
}

function name(button: HTMLElement, node: PmNode, words: Words): void {
  const names = known(node.attrs["addressees"]).map((code) => say(words, code));
  button.textContent = names.length ? say(words, "to", { names: names.join(", ") }) : say(words, "to_nobody");
}

function known(codes: unknown): Addressee[] {
  return ADDRESSEES.filter((code) => Array.isArray(codes) && codes.includes(code));
}

/** The recommendation around the cursor. */
export function inside(editor: Editor): { at: number; node: PmNode } | null {
  const { $from } = editor.state.selection;
  const node = $from.depth ? $from.node(1) : null;
  return node?.type.name === "recommendation" ? { at: $from.before(1), node } : null;
}

/** Makes a recommendation of the selected paragraphs and lists; null where that is not possible. */
export function wrapped(state: EditorState): Transaction | null {
  const { $from, $to } = state.selection;
  if (!$from.depth) return null;
  const range = new NodeRange($from, $to, 0);
  const wrapping = range.startIndex < range.endIndex ? findWrapping(range, state.schema.nodes["recommendation"]!) : null;
  return wrapping && wrapping.length === 1 ? state.tr.wrap(range, wrapping).scrollIntoView() : null;
}

/** Takes the frame away and leaves the words. */
export function unwrapped(state: EditorState, at: number): Transaction {
  const node = state.doc.nodeAt(at);
  return node ? state.tr.replaceWith(at, at + node.nodeSize, Fragment.from(node.content)) : state.tr;
}
