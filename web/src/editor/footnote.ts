/** A footnote: a sign in the line that carries its words; the style sheet counts. */
import { type Editor, Node } from "@tiptap/core";
import { NodeSelection } from "@tiptap/pm/state";
import { cleanNote } from "./text";
import { say, type Words } from "./words";

export const Footnote = Node.create<{ words: Words; open: () => void }>({
  name: "footnote",
  group: "inline",
  inline: true,
  atom: true,
  addAttributes: () => ({ text: { default: "", rendered: false } }),
  parseHTML: () => [{ tag: "span[data-footnote]", getAttrs: (element: HTMLElement) => ({ text: cleanNote(element.dataset["footnote"] ?? "") }) }],
  renderHTML({ node, HTMLAttributes }) {
    const text = String(node.attrs["text"]);
    return ["span", { ...HTMLAttributes, class: "fn", role: "img", "data-footnote": text, title: text, "aria-label": say(this.options.words, "footnote_says", { text }) }];
  },
  renderText: () => "",
  addKeyboardShortcuts() {
    return { Enter: () => !!selected(this.editor) && (this.options.open(), true) };
  },
});

export interface Note {
  at: number;
  text: string;
}

/** The footnote that is selected. */
export function selected(editor: Editor): Note | null {
  const { selection } = editor.state;
  if (!(selection instanceof NodeSelection) || selection.node.type.name !== "footnote") return null;
  return { at: selection.from, text: String(selection.node.attrs["text"]) };
}

/** All footnotes in order. */
export function notes(editor: Editor): Note[] {
  const found: Note[] = [];
  editor.state.doc.descendants((node, at) => {
    if (node.type.name === "footnote") found.push({ at, text: String(node.attrs["text"]) });
  });
  return found;
}

/** Writes a footnote at the cursor, or other words into the one that is selected. */
export function write(editor: Editor, typed: string): void {
  const text = cleanNote(typed);
  const there = selected(editor);
  if (there) editor.view.dispatch(editor.state.tr.setNodeAttribute(there.at, "text", text));
  else editor.commands.insertContent({ type: "footnote", attrs: { text } });
}
