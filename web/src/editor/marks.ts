/** The marks of a text: bold, italic, subscript, superscript, links to the web and to mail. */
import { Mark, markInputRule } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import { linkAddress } from "./text";

/** In pasted pages, styles are read from `data-style` (see `unstyled`): our policy lets no style be applied. */
function plain(name: string, tag: string, others: string[], key: string, sign?: RegExp, excludes?: string): Mark {
  return Mark.create({
    name,
    ...(excludes ? { excludes } : {}),
    parseHTML: () => [tag, ...others].map((it) => ({
      tag: it,
      getAttrs: (element: HTMLElement) => (/font-weight:\s*(normal|400)/i.test(element.dataset["style"] ?? "") ? false : null),
    })),
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
    addKeyboardShortcuts() {
      return key ? { [key]: () => this.editor.commands.toggleMark(name) } : {};
    },
    addInputRules() {
      return sign ? [markInputRule({ find: sign, type: this.type })] : [];
    },
  });
}

function styled(property: string, ...values: string[]): string[] {
  return values.flatMap((value) => [`span[data-style*="${property}:${value}"]`, `span[data-style*="${property}: ${value}"]`]);
}

/** Pasted markup whose styles, handlers and pictures are only data: nothing in it is applied, run or fetched. */
export function unstyled(html: string): string {
  return html.replace(/<style[\s\S]*?<\/style>/gi, "").replace(/<[^>]*>/g, (tag) => tag.replace(/\s(style|src|on\w+)\s*=/gi, " data-$1="));
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
  plain("bold", "strong", ["b", ...styled("font-weight", "bold", "700")], "Mod-b", /(?:^|\s)(\*\*(?!\s)([^*]+)(?<!\s)\*\*)$/),
  plain("italic", "em", ["i", ...styled("font-style", "italic")], "Mod-i", /(?:^|\s)(\*(?!\s)([^*]+)(?<!\s)\*)$/),
  plain("subscript", "sub", styled("vertical-align", "sub"), "Mod-,", undefined, "subscript superscript"),
  plain("superscript", "sup", styled("vertical-align", "super"), "Mod-.", undefined, "subscript superscript"),
  Link,
];
