/** The blocks of a text in the editor: the same kinds, attributes and nesting as `collegium.kernel.text.shape`. */
import { type CommandProps, Node, textblockTypeInputRule, wrappingInputRule } from "@tiptap/core";

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    collegiumBlocks: {
      toggleHeading: (level: number) => ReturnType;
    };
  }
}

const DEEPEST = 30; // below the depth that the server takes
const FLOWING = "(paragraph | bulletList | orderedList)";

const Document = Node.create({ name: "doc", topNode: true, content: "block+" });
const Text = Node.create({ name: "text", group: "inline" });

const Paragraph = Node.create({
  name: "paragraph",
  priority: 1000, // the first kind in the schema is what an empty place is filled with
  group: "block",
  content: "inline*",
  parseHTML: () => [{ tag: "p" }],
  renderHTML: ({ HTMLAttributes }) => ["p", HTMLAttributes, 0],
});

const Heading = Node.create({
  name: "heading",
  group: "block",
  content: "inline*",
  defining: true,
  addAttributes: () => ({ level: { default: 1, rendered: false } }),
  parseHTML: () =>
    [1, 2, 3, 4, 5, 6].map((level) => ({
      tag: `h${level}`,
      getAttrs: (element: HTMLElement) => ({ level: Number(element.dataset["level"]) || Math.min(level, 3) }),
    })),
  renderHTML: ({ node, HTMLAttributes }) => [`h${node.attrs["level"] + 1}`, { ...HTMLAttributes, "data-level": node.attrs["level"] }, 0],
  addCommands() {
    return { toggleHeading: (level: number) => ({ commands }: CommandProps) => commands.toggleNode("heading", "paragraph", { level }) };
  },
  addKeyboardShortcuts() {
    return Object.fromEntries([1, 2, 3].map((level) => [`Mod-Alt-${level}`, () => this.editor.commands.toggleHeading(level)]));
  },
  addInputRules() {
    return [1, 2, 3].map((level) => textblockTypeInputRule({ find: new RegExp(`^(#{${level}})\\s$`), type: this.type, getAttributes: { level } }));
  },
});

const BulletList = Node.create({
  name: "bulletList",
  group: "block list",
  content: "listItem+",
  parseHTML: () => [{ tag: "ul" }],
  renderHTML: ({ HTMLAttributes }) => ["ul", HTMLAttributes, 0],
  addKeyboardShortcuts() {
    return { "Mod-Shift-8": () => this.editor.commands.toggleList("bulletList", "listItem") };
  },
  addInputRules() {
    return [wrappingInputRule({ find: /^\s*([-+*])\s$/, type: this.type })];
  },
});

const OrderedList = Node.create({
  name: "orderedList",
  group: "block list",
  content: "listItem+",
  addAttributes: () => ({ start: { default: 1, parseHTML: (element: HTMLElement) => first(element.getAttribute("start")) } }),
  parseHTML: () => [{ tag: "ol" }],
  renderHTML: ({ HTMLAttributes }) => {
    const { start, ...rest } = HTMLAttributes;
    return ["ol", start === 1 ? rest : HTMLAttributes, 0];
  },
  addKeyboardShortcuts() {
    return { "Mod-Shift-7": () => this.editor.commands.toggleList("orderedList", "listItem") };
  },
  addInputRules() {
    return [wrappingInputRule({ find: /^(\d{1,4})\.\s$/, type: this.type, getAttributes: (match) => ({ start: first(match[1]) }) })];
  },
});

function first(given: string | null | undefined): number {
  const number = Number(given ?? 1);
  return Number.isInteger(number) && number >= 1 && number <= 9999 ? number : 1;
}

const ListItem = Node.create({
  name: "listItem",
  content: `paragraph ${FLOWING}*`,
  defining: true,
  parseHTML: () => [{ tag: "li" }],
  renderHTML: ({ HTMLAttributes }) => ["li", HTMLAttributes, 0],
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem(this.name),
      Tab: () => this.editor.state.selection.$from.depth < DEEPEST && this.editor.commands.sinkListItem(this.name),
      "Shift-Tab": () => this.editor.commands.liftListItem(this.name),
      Backspace: () => {
        const { $from, empty } = this.editor.state.selection;
        const begins = empty && $from.parentOffset === 0 && $from.depth > 1 && $from.node(-1).type === this.type && $from.index(-1) === 0;
        return begins && this.editor.commands.liftListItem(this.name);
      },
    };
  },
});

const Blockquote = Node.create({
  name: "blockquote",
  group: "block",
  content: "paragraph+",
  defining: true,
  parseHTML: () => [{ tag: "blockquote" }],
  renderHTML: ({ HTMLAttributes }) => ["blockquote", HTMLAttributes, 0],
  addKeyboardShortcuts() {
    return { "Mod-Shift-b": () => this.editor.commands.toggleWrap("blockquote") };
  },
  addInputRules() {
    return [wrappingInputRule({ find: /^\s*>\s$/, type: this.type })];
  },
});

const HardBreak = Node.create({
  name: "hardBreak",
  group: "inline",
  inline: true,
  selectable: false,
  linebreakReplacement: true,
  parseHTML: () => [{ tag: "br" }],
  renderHTML: () => ["br"],
  renderText: () => "\n",
  addKeyboardShortcuts() {
    return { "Shift-Enter": () => this.editor.commands.insertContent({ type: "hardBreak" }) };
  },
});

export const BLOCKS = [Document, Paragraph, Text, Heading, BulletList, OrderedList, ListItem, Blockquote, HardBreak];
