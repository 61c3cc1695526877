/** Small forms below the tools: link, table, recommendation, footnote. Escape closes and leads back to the text. */
import type { Editor } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";
import { addColumnAfter, addColumnBefore, addRowAfter, addRowBefore, deleteColumn, deleteRow, deleteTable, mergeCells, splitCell, toggleHeader } from "@tiptap/pm/tables";
import type { Command } from "@tiptap/pm/state";
import { button, freshId, h } from "./dom";
import { selected, write } from "./footnote";
import { inside, unwrapped, wrapped } from "./recommendation";
import { newTable } from "./tables";
import { ADDRESSEES, linkAddress } from "./text";
import type { PanelName } from "./toolbar";
import { type Key, say, type Words } from "./words";

export class Panels {
  readonly element: HTMLElement = h("div", { className: "editor__panel", hidden: true, on: { keydown: (event) => this.escape(event as KeyboardEvent) } });
  open: PanelName | null = null;
  /** The recommendation that an open panel is about. */
  private about: string | null = null;

  constructor(
    private readonly editor: Editor,
    private readonly words: Words,
    private readonly changed: () => void,
  ) {}

  /** Opens a panel; the one that is open is closed by its own tool. */
  toggle(name: PanelName): void {
    if (this.open === name) this.close();
    else this.show(name);
  }

  show(name: PanelName): void {
    const form = { link: () => this.link(), table: () => this.table(), recommendation: () => this.recommendation(), footnote: () => this.footnote() }[name]();
    if (!form) return;
    this.open = name;
    this.element.hidden = false;
    this.element.replaceChildren(form);
    this.changed();
    const made = name === "recommendation" && this.about === null;
    this.about = idAround(this.editor);
    if (made) this.editor.view.focus(); // its words are written first
    else this.element.querySelector<HTMLElement>("input, textarea, button")?.focus();
  }

  /** The cursor moved: a panel about a place where it is no longer is closed. */
  follow(): void {
    const left = (this.open === "recommendation" && idAround(this.editor) !== this.about) || (this.open === "table" && this.inTable && !this.editor.isActive("table"));
    if (left) this.close(false);
  }

  private get inTable(): boolean {
    return !!this.element.querySelector(".editor__acts");
  }

  close(focus = true): void {
    this.open = null;
    this.element.hidden = true;
    this.element.replaceChildren();
    this.changed();
    if (focus) this.editor.view.focus();
  }

  private say(key: Key): string {
    return say(this.words, key);
  }

  private escape(event: KeyboardEvent): void {
    if (event.key !== "Escape") return;
    event.preventDefault();
    this.close();
  }

  private form(name: Key, submit: () => void, ...children: (Node | null)[]): HTMLElement {
    const onsubmit = (event: Event): void => { event.preventDefault(); submit(); };
    return h("form", { className: "editor__form", noValidate: true, attrs: { "aria-label": this.say(name) }, on: { submit: onsubmit } }, ...children);
  }

  private submit(key: Key): HTMLElement {
    return h("button", { type: "submit", className: "btn btn--small btn--act", textContent: this.say(key) });
  }

  private field(label: Key, input: HTMLInputElement | HTMLTextAreaElement, hint?: Key): HTMLElement {
    input.id = freshId("editor-field");
    const note = hint ? h("span", { className: "field__hint", id: `${input.id}-hint`, textContent: this.say(hint) }) : null;
    if (note) input.setAttribute("aria-describedby", note.id);
    return h("div", { className: "field" }, h("label", { className: "field__label", htmlFor: input.id, textContent: this.say(label) }), note, input);
  }

  /** Says beside a field what is wanted. */
  private refuse(input: HTMLInputElement | HTMLTextAreaElement, key: Key): void {
    const field = input.parentElement;
    const id = `${input.id}-error`;
    field?.querySelector(".field__error")?.remove();
    input.before(h("p", { className: "field__error", id, textContent: this.say(key) }));
    field?.classList.add("field--error");
    input.setAttribute("aria-invalid", "true");
    input.setAttribute("aria-describedby", id);
    input.focus();
  }

  private link(): HTMLElement {
    const { editor } = this;
    const there = editor.isActive("link");
    if (there) editor.commands.extendMarkRange("link");
    const address = h("input", { type: "text", className: "input", inputMode: "url", autocomplete: "off", spellcheck: false, value: String(editor.getAttributes("link")["href"] ?? "") });
    const words = editor.state.selection.empty ? h("input", { type: "text", className: "input", autocomplete: "off" }) : null;
    const set = (): void => {
      const href = linkAddress(address.value);
      if (!href) return this.refuse(address, "link_wrong");
      this.close();
      if (!words) editor.chain().focus().setMark("link", { href }).run();
      else editor.chain().focus().insertContent({ type: "text", text: words.value.trim() || href.replace(/^mailto:/, ""), marks: [{ type: "link", attrs: { href } }] }).run();
    };
    const remove = (): void => { this.close(); editor.chain().focus().unsetMark("link").run(); };
    return this.form("link", set, words && this.field("link_words", words), this.field("link_address", address, "link_hint"),
      h("p", { className: "row" }, this.submit("link_set"), there ? button(this.say("link_remove"), remove) : null, button(this.say("close"), () => this.close(), "btn btn--small btn--quiet")));
  }

  private table(): HTMLElement {
    return this.editor.isActive("table") ? this.tableTools() : this.tableForm();
  }

  private tableForm(): HTMLElement {
    const number = (value: string): HTMLInputElement => h("input", { type: "number", className: "input editor__number", min: "1", max: "20", value });
    const [rows, columns] = [number("3"), number("3")];
    const head = h("input", { type: "checkbox", checked: true });
    const size = (input: HTMLInputElement): number => Math.min(20, Math.max(1, Math.round(Number(input.value)) || 1));
    const insert = (): void => {
      const { state, view, schema } = this.editor;
      const at = state.selection.$from.depth ? state.selection.$from.after(1) : state.selection.to;
      const tr = state.tr.insert(at, newTable(schema, size(rows), size(columns), head.checked));
      view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(at + 1))).scrollIntoView());
      this.close();
    };
    return this.form("table", insert, this.field("table_rows", rows), this.field("table_columns", columns),
      h("label", { className: "choice" }, head, this.say("table_head")),
      h("p", { className: "row" }, this.submit("table_insert"), button(this.say("close"), () => this.close(), "btn btn--small btn--quiet")));
  }

  private tableTools(): HTMLElement {
    const act = (key: Key, ...commands: Command[]): HTMLElement => button(this.say(key), () => {
      const { state, view } = this.editor;
      commands.some((command) => command(state, view.dispatch));
      if (!this.editor.isActive("table")) this.close();
    });
    return this.form("table", () => undefined, h("p", { className: "row editor__acts" },
      act("row_above", addRowBefore), act("row_below", addRowAfter), act("row_remove", deleteRow, deleteTable),
      act("column_before", addColumnBefore), act("column_after", addColumnAfter), act("column_remove", deleteColumn, deleteTable),
      act("cells_merge", mergeCells, splitCell), act("head_row", toggleHeader("row")), act("head_column", toggleHeader("column")),
      act("table_remove", deleteTable), button(this.say("close"), () => this.close(), "btn btn--small btn--quiet")));
  }

  private recommendation(): HTMLElement | null {
    const { editor } = this;
    this.about = idAround(editor);
    const made = this.about === null ? wrapped(editor.state) : null;
    if (made) editor.view.dispatch(made);
    const there = inside(editor);
    if (!there) return null;
    const boxes = ADDRESSEES.map((code) => {
      const checked = [].concat(there.node.attrs["addressees"]).includes(code as never);
      const input: HTMLInputElement = h("input", { type: "checkbox", value: code, checked, on: { change: () => choose() } });
      return { input, row: h("label", { className: "choice" }, input, this.say(code)) };
    });
    const choose = (): void => {
      const codes = boxes.filter(({ input }) => input.checked).map(({ input }) => input.value);
      const now = inside(editor);
      if (now) editor.view.dispatch(editor.state.tr.setNodeAttribute(now.at, "addressees", codes));
    };
    const remove = (): void => {
      const now = inside(editor);
      if (now) editor.view.dispatch(unwrapped(editor.state, now.at));
      this.close();
    };
    const choices = h("fieldset", { className: "editor__choices" }, h("legend", { className: "field__label", textContent: this.say("addressed_to") }), ...boxes.map(({ row }) => row));
    return this.form("recommendation", () => this.close(), choices,
      h("p", { className: "row" }, this.submit("done"), button(this.say("recommendation_remove"), remove)));
  }

  private footnote(): HTMLElement {
    const { editor } = this;
    const there = selected(editor);
    const text = h("textarea", { className: "textarea editor__note", maxLength: 4000, value: there?.text ?? "" });
    const keep = (): void => {
      if (!text.value.trim()) return this.refuse(text, "footnote_empty");
      this.close();
      write(editor, text.value);
    };
    const remove = (): void => { this.close(); editor.chain().focus().deleteSelection().run(); };
    return this.form("footnote", keep, this.field("footnote_text", text),
      h("p", { className: "row" }, this.submit("footnote_save"), there ? button(this.say("footnote_remove"), remove) : null, button(this.say("close"), () => this.close(), "btn btn--small btn--quiet")));
  }
}

function idAround(editor: Editor): string | null {
  const there = inside(editor);
  return there ? String(there.node.attrs["id"]) : null;
}
