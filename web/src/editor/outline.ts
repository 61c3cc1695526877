/** What stands beside and below the text: its headings to jump to, its footnotes, its number of words. */
import type { Editor } from "@tiptap/core";
import { h } from "./dom";
import { notes } from "./footnote";
import type { Reading } from "./reading";
import { say, sayCount, type Words } from "./words";

interface Head {
  at: number;
  level: number;
  text: string;
}

export class Outline {
  private readonly list = h("ol", { className: "editor__heads" });
  private readonly empty: HTMLElement;
  private readonly noteList = h("ol", { className: "editor__notelist" });
  readonly structure: HTMLDetailsElement;
  readonly footnotes: HTMLElement;
  readonly count = h("span");
  private drawn = "";

  constructor(
    private readonly editor: Editor,
    private readonly words: Words,
    private readonly language: string,
    private readonly reading: Reading,
    private readonly openNote: () => void,
  ) {
    this.empty = h("p", { className: "note", textContent: say(words, "structure_empty") });
    const title = say(words, "structure");
    this.structure = h("details", { className: "editor__toc", open: matchMedia("(min-width: 74.01rem)").matches },
      h("summary", {}, title), h("nav", { attrs: { "aria-label": title } }, this.list, this.empty));
    this.footnotes = h("section", { className: "editor__notes", attrs: { "aria-label": say(words, "footnotes") } }, h("h2", { textContent: say(words, "footnotes") }), this.noteList);
  }

  /** Draws anew what has changed. */
  update(): void {
    const heads = headings(this.editor);
    const found = notes(this.editor);
    const here = current(heads, this.editor.state.selection.from);
    const now = JSON.stringify([heads, found, here]);
    if (now === this.drawn) return;
    this.drawn = now;
    this.list.replaceChildren(...heads.map((head, at) => this.entry(head, at === here)));
    this.empty.hidden = heads.length > 0;
    this.noteList.replaceChildren(...found.map((note) => h("li", {}, h("button", { type: "button", className: "editor__note-open", textContent: note.text, on: { click: () => this.toNote(note.at) } }))));
    this.footnotes.hidden = !found.length;
  }

  updateCount(): void {
    const words = this.reading.words(this.editor.state.doc);
    this.count.textContent = sayCount(this.words, "words_one", "words_other", words, this.language);
  }

  private entry(head: Head, here: boolean): HTMLElement {
    const jump = h("button", { type: "button", textContent: head.text || "…", on: { click: () => this.jump(head.at) } });
    if (here) jump.setAttribute("aria-current", "true");
    return h("li", { className: `editor__head editor__head--${head.level}${here ? " is-here" : ""}` }, jump);
  }

  private jump(at: number): void {
    this.editor.view.focus(); // at once, not with the next frame as the command has it
    this.editor.commands.setTextSelection(at + 1);
    const element = this.editor.view.nodeDOM(at);
    if (element instanceof HTMLElement) element.scrollIntoView({ block: "start" });
  }

  private toNote(at: number): void {
    this.editor.chain().setNodeSelection(at).scrollIntoView().run();
    this.openNote();
  }
}

function headings(editor: Editor): Head[] {
  const found: Head[] = [];
  editor.state.doc.forEach((node, at) => {
    if (node.type.name === "heading") found.push({ at, level: Number(node.attrs["level"]), text: node.textContent });
  });
  return found;
}

function current(heads: Head[], cursor: number): number {
  return heads.filter((head) => head.at <= cursor).length - 1;
}
