/** The tools above the text: one tab stop, arrows inside (WAI-ARIA toolbar), each says whether it is on. */
import type { Editor } from "@tiptap/core";
import type {} from "@tiptap/extensions"; // its commands: undo, redo
import { h } from "./dom";
import { icon } from "./icons";
import { inside, wrapped } from "./recommendation";
import { type Key, say, type Words } from "./words";

export type PanelName = "link" | "table" | "recommendation" | "footnote";

export interface Tool {
  key: Key;
  sign?: string;
  word?: boolean;
  panel?: PanelName;
  isOn?: (editor: Editor) => boolean;
  can?: (editor: Editor) => boolean;
  run?: (editor: Editor) => void;
}

const mark = (key: Key & string, sign: string): Tool => ({
  key, sign, isOn: (it) => it.isActive(key), can: (it) => it.can().toggleMark(key), run: (it) => it.chain().focus().toggleMark(key).run(),
});

const heading = (level: 1 | 2 | 3): Tool => ({
  key: `heading_${level}`, sign: `H${level}`,
  isOn: (it) => it.isActive("heading", { level }), can: (it) => it.can().toggleHeading(level), run: (it) => it.chain().focus().toggleHeading(level).run(),
});

const list = (key: "bullets" | "numbers", type: string): Tool => ({
  key, isOn: (it) => it.isActive(type), can: (it) => it.can().toggleList(type, "listItem"), run: (it) => it.chain().focus().toggleList(type, "listItem").run(),
});

export const TOOLS: Tool[][] = [
  [heading(1), heading(2), heading(3)],
  [mark("bold", "B"), mark("italic", "I"), mark("subscript", "x₂"), mark("superscript", "x²"), { key: "link", panel: "link", isOn: (it) => it.isActive("link") }],
  [
    list("bullets", "bulletList"),
    list("numbers", "orderedList"),
    { key: "indent", can: (it) => it.can().sinkListItem("listItem"), run: (it) => it.chain().focus().sinkListItem("listItem").run() },
    { key: "outdent", can: (it) => it.can().liftListItem("listItem"), run: (it) => it.chain().focus().liftListItem("listItem").run() },
    { key: "quote", isOn: (it) => it.isActive("blockquote"), can: (it) => it.can().toggleWrap("blockquote"), run: (it) => it.chain().focus().toggleWrap("blockquote").run() },
  ],
  [
    { key: "table", panel: "table", isOn: (it) => it.isActive("table"), can: (it) => it.isActive("table") || canInsertBlock(it) },
    { key: "recommendation", word: true, panel: "recommendation", isOn: (it) => !!inside(it), can: (it) => !!inside(it) || !!wrapped(it.state) },
    { key: "footnote", word: true, panel: "footnote", isOn: (it) => it.isActive("footnote"), can: (it) => it.state.selection.$from.parent.inlineContent },
  ],
  [
    { key: "undo", can: (it) => it.can().undo(), run: (it) => it.chain().focus().undo().run() },
    { key: "redo", can: (it) => it.can().redo(), run: (it) => it.chain().focus().redo().run() },
  ],
];

function canInsertBlock(editor: Editor): boolean {
  return editor.state.selection.$from.depth <= 1;
}

export class Toolbar {
  readonly element: HTMLElement;
  private readonly buttons: { button: HTMLButtonElement; tool: Tool }[] = [];

  constructor(
    private readonly editor: Editor,
    words: Words,
    private readonly panel: (name: PanelName) => void,
  ) {
    this.element = h("div", { className: "editor__tools", attrs: { role: "toolbar", "aria-label": say(words, "toolbar") }, on: { keydown: (event) => this.move(event as KeyboardEvent) } });
    for (const group of TOOLS) this.element.append(h("span", { className: "editor__group" }, ...group.map((tool) => this.made(tool, words))));
    this.rove(0);
    this.update(null);
  }

  focus(): void {
    this.buttons.find(({ button }) => button.tabIndex === 0)?.button.focus();
  }

  /** The button of a panel, to which focus goes back. */
  opener(name: PanelName): HTMLElement | undefined {
    return this.buttons.find(({ tool }) => tool.panel === name)?.button;
  }

  update(open: PanelName | null): void {
    for (const { button, tool } of this.buttons) {
      const can = this.editor.isEditable && (tool.can?.(this.editor) ?? true);
      button.setAttribute("aria-disabled", String(!can));
      if (tool.isOn) button.setAttribute("aria-pressed", String(tool.isOn(this.editor)));
      if (tool.panel) button.setAttribute("aria-expanded", String(open === tool.panel));
    }
  }

  private made(tool: Tool, words: Words): HTMLButtonElement {
    const label = say(words, tool.key);
    const content = tool.word ? label : icon(tool.key);
    const button: HTMLButtonElement = h("button", { type: "button", className: `tool tool--${tool.key}`, title: label, on: { click: () => this.press(button, tool) } }, content);
    if (!tool.word) button.setAttribute("aria-label", label);
    if (tool.sign) button.setAttribute("data-sign", tool.sign); // drawn by the style sheet: it is not the name
    // Keeps the selection in the text while a tool is pressed with the mouse.
    button.addEventListener("mousedown", (event) => event.preventDefault());
    this.buttons.push({ button, tool });
    return button;
  }

  private press(button: HTMLButtonElement, tool: Tool): void {
    this.rove(this.buttons.findIndex((it) => it.button === button));
    if (button.getAttribute("aria-disabled") === "true") return;
    if (tool.panel) this.panel(tool.panel);
    else this.run(tool);
  }

  /** Focus is in the text before the tool runs: `commands.focus` alone comes with the next frame, and a key that was
   *  pressed before it would still go to the tools, or focus would come back to a text that was left meanwhile. */
  private run(tool: Tool): void {
    this.editor.view.focus();
    tool.run?.(this.editor);
  }

  private move(event: KeyboardEvent): void {
    const last = this.buttons.length - 1;
    const at = this.buttons.findIndex(({ button }) => button === document.activeElement);
    const to = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at <= 0 ? last : at - 1, Home: 0, End: last }[event.key];
    if (event.key === "Escape") this.editor.view.focus();
    if (to === undefined || at < 0) return;
    event.preventDefault();
    this.rove(to);
    this.buttons[to]?.button.focus();
  }

  private rove(to: number): void {
    this.buttons.forEach(({ button }, at) => (button.tabIndex = at === to ? 0 : -1));
  }
}
