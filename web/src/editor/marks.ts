/** The marks of a text: bold, italic, subscript, superscript, links to the web and to mail. */
import { Mark, markInputRule } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import { linkAddress } from "./text";

function plain(name: string, tag: string, others: string[], key: string, sign?: RegExp, excludes?: string): Mark {
  return Mark.create({
    name,
    ...(excludes ? { excludes } : {}),
    parseHTML: () => [tag, ...others].map((it) => (it.includes("=") ? { style: it } : { tag: it })),
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
    addKeyboardShortcuts() {
      return key ? { [key]: () => this.editor.commands.toggleMark(name) } : {};
    },
    addInputRules() {
      return sign ? [markInputRule({ find: sign, type: this.type })] : [];
    },
  });
}

const Link = Mark.create({
  name: "link",
  inclusive: false,
  addAttributes: () => ({ href: { default: null } }),
  parseHTML: () => [{
    tag: "a[href]",
    getAttrs: (element: HTMLElement) => {
      const typed = element.getAttribute("href") ?? "";
      return /^(https?|mailto):/i.test(typed) && linkAddress(typed) ? { href: typed.trim() } : false;
    },
  }],
  renderHTML: ({ HTMLAttributes }) => ["a", { ...HTMLAttributes, rel: "noopener" }, 0],
  addProseMirrorPlugins() {
    const { editor, type } = this;
    return [new Plugin({
      props: {
        /** An address pasted over selected words becomes their link. */
        handlePaste(view, event) {
          const text = event.clipboardData?.getData("text/plain").trim() ?? "";
          const href = /^https?:\/\/\S+$/i.test(text) ? linkAddress(text) : null;
          if (!href || view.state.selection.empty) return false;
          return editor.commands.setMark(type, { href });
        },
      },
    })];
  },
});

export const MARKS = [
  plain("bold", "strong", ["b", "font-weight=bold", "font-weight=700"], "Mod-b", /(?:^|\s)(\*\*(?!\s)([^*]+)(?<!\s)\*\*)$/),
  plain("italic", "em", ["i", "font-style=italic"], "Mod-i", /(?:^|\s)(\*(?!\s)([^*]+)(?<!\s)\*)$/),
  plain("subscript", "sub", [], "Mod-,", undefined, "subscript superscript"),
  plain("superscript", "sup", [], "Mod-.", undefined, "subscript superscript"),
  Link,
];
