/** The writing surface: Tiptap with our blocks, marks and keys, and without a style of its own. */
import { Editor, Extension } from "@tiptap/core";
import { Dropcursor, Gapcursor, Placeholder, UndoRedo } from "@tiptap/extensions";
import { Plugin } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import { BLOCKS } from "./blocks";
import { Footnote } from "./footnote";
import { BlockIds } from "./ids";
import { MARKS, unstyled } from "./marks";
import { Recommendation } from "./recommendation";
import { TABLES } from "./tables";
import type { Doc } from "./text";
import type { PanelName } from "./toolbar";
import { say, type Words } from "./words";

export interface Doors {
  panel: (name: PanelName) => void;
  tools: () => void;
}

/** Lets a key act where the cursor is now. The browser tells of a moved cursor a little later: two keys in quick
 *  succession (Home, Enter) on a busy machine would otherwise split or join at the place where it was before. */
function readSelection(view: EditorView): boolean {
  (view as unknown as { domObserver: { flush(): void } }).domObserver.flush();
  return false;
}

/** Marks the block in which the cursor is. */
const Here = Extension.create({
  name: "here",
  addProseMirrorPlugins() {
    const { editor } = this;
    return [new Plugin({
      props: {
        decorations({ doc, selection: { $from } }) {
          if (!$from.depth || !editor.isEditable) return null;
          return DecorationSet.create(doc, [Decoration.node($from.before(1), $from.after(1), { class: "is-here" })]);
        },
      },
    })];
  },
});

/** Keys that lead out of the text, and a click below it that begins a new paragraph. */
const Ways = Extension.create<Doors>({
  name: "ways",
  addKeyboardShortcuts() {
    const tools = (): boolean => { this.options.tools(); return true; };
    return { "Alt-F10": tools, Escape: tools, "Mod-k": () => { this.options.panel("link"); return true; } };
  },
  addProseMirrorPlugins() {
    const { editor, options } = this;
    return [new Plugin({
      props: {
        handleClickOn(_view, _pos, node, nodePos, _event, direct) {
          if (!direct || node.type.name !== "footnote" || !editor.isEditable) return false;
          editor.commands.setNodeSelection(nodePos);
          options.panel("footnote");
          return true;
        },
        handleClick(view, _pos, event) {
          const last = view.dom.lastElementChild?.getBoundingClientRect();
          if (!editor.isEditable || !last || event.clientY <= last.bottom + 8 || view.state.doc.lastChild?.type.name === "paragraph") return false;
          const end = view.state.doc.content.size;
          return editor.chain().insertContentAt(end, { type: "paragraph" }).setTextSelection(end + 1).run();
        },
      },
    })];
  },
});

export function surface(element: HTMLElement, doc: Doc, words: Words, editable: boolean, hint: string, doors: Doors): Editor {
  return new Editor({
    element,
    content: doc,
    editable,
    injectCSS: false,
    enablePasteRules: false,
    coreExtensionOptions: { clipboardTextSerializer: { blockSeparator: "\n\n" } },
    extensions: [
      ...BLOCKS, ...MARKS, ...TABLES, BlockIds, Here,
      Recommendation.configure({ words, open: () => doors.panel("recommendation") }),
      Footnote.configure({ words, open: () => doors.panel("footnote") }),
      Ways.configure(doors),
      UndoRedo, Gapcursor,
      Dropcursor.configure({ color: false, class: "drop-cursor", width: 2 }),
      Placeholder.configure({ placeholder: say(words, "placeholder") }),
    ],
    editorProps: {
      transformPastedHTML: unstyled,
      handleKeyDown: readSelection,
      attributes: {
        class: "editor__text prose",
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": say(words, "editor"),
        "aria-describedby": hint,
        ...(editable ? {} : { "aria-readonly": "true", tabindex: "0" }),
      },
    },
  });
}
