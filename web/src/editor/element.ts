/**
 * <collegium-editor>: writes a text and saves it without pause.
 *
 * Attributes: data-save-url, data-revision, data-csrf, data-lang, data-words (JSON), data-readonly. Inside: the text in a
 * <script type="application/json">, and optionally a <header> that becomes the head of the sheet.
 */
import type { Editor } from "@tiptap/core";
import { define } from "../elements/define";
import { button, freshId, h } from "./dom";
import { Outline } from "./outline";
import { Panels } from "./panels";
import { Post } from "./post";
import { Reading } from "./reading";
import { replaceText } from "./replace";
import { type Draft, Saver, type State, type Theirs, unsent } from "./saver";
import { settling } from "./settling";
import type { Merge } from "./merge";
import { clock, day, Status } from "./status";
import { Store } from "./store";
import { surface } from "./surface";
import { type Doc, type Node as Block, ready, sameNode } from "./text";
import { Toolbar } from "./toolbar";
import { say, type Words, wordsFrom } from "./words";

class CollegiumEditor extends HTMLElement {
  private started = false;
  private words!: Words;
  private language!: string;
  private editor!: Editor;
  private saver!: Saver;
  private store!: Store;
  private post!: Post;
  private toolbar!: Toolbar;
  private panels!: Panels;
  private outline!: Outline;
  private status!: Status;
  private readonly notices = h("div", { className: "editor__notices" });
  private readonly reading = new Reading();
  private drawing = 0;

  connectedCallback(): void {
    if (this.started) return;
    this.started = true;
    this.words = wordsFrom(this.dataset["words"]);
    this.language = this.dataset["lang"] || document.documentElement.lang || "en";
    const text: Block = JSON.parse(this.querySelector('script[type="application/json"]')?.textContent ?? '{"type":"doc"}');
    this.build(ready(text));
  }

  private get readonly(): boolean {
    return this.dataset["readonly"] !== undefined && this.dataset["readonly"] !== "false";
  }

  private build(doc: Doc): void {
    const { words, language } = this;
    const url = this.dataset["saveUrl"] ?? "";
    const hint = h("p", { className: "vh", id: freshId("editor-hint"), textContent: say(words, this.readonly ? "read_only" : "leave_hint") });
    const sheet = h("div", { className: "sheet" }, this.querySelector("header"));
    this.editor = surface(sheet, doc, words, !this.readonly, hint.id, {
      panel: (name) => this.panels.show(name),
      tools: () => this.toolbar.focus(),
    });
    const whole = sameNode(this.read(), doc);
    if (!whole) this.editor.setEditable(false, false);
    this.store = new Store(url);
    this.post = new Post(url, this.dataset["csrf"] ?? "");
    this.saver = new Saver({ revision: Number(this.dataset["revision"]), doc }, this.surroundings());
    this.panels = new Panels(this.editor, words, () => this.toolbar.update(this.panels.open));
    this.toolbar = new Toolbar(this.editor, words, (name) => this.panels.toggle(name));
    this.outline = new Outline(this.editor, words, language, this.reading, () => this.panels.show("footnote"));
    this.status = new Status(words, language, () => this.store.works, () => this.again(), this.outline.count);
    const writable = whole && !this.readonly;
    this.replaceChildren(hint, h("div", { className: "editor" }, this.outline.structure,
      h("div", { className: "editor__main" }, ...(writable ? [this.toolbar.element, this.panels.element] : []), this.notices, sheet, this.outline.footnotes, writable ? this.status.element : null)));
    if (!whole) this.notices.append(h("p", { className: "editor__said", textContent: say(words, "unreadable"), attrs: { role: "alert" } }));
    this.draw();
    this.outline.updateCount();
    if (writable) this.listen();
  }

  private surroundings(): ConstructorParameters<typeof Saver>[1] {
    return {
      read: () => this.read(),
      replace: (doc) => replaceText(this.editor, doc, false),
      show: (state) => this.show(state),
      merged: (who) => this.say(say(this.words, "merged", { who: who || say(this.words, "somebody") })),
      settle: (merge, theirs) => this.settle(merge, theirs),
      keep: (draft) => this.store.keep(draft),
      keepLast: (draft) => this.store.keepLast(draft),
      post: (revision, doc) => this.post.send(revision, doc),
      now: () => Date.now(),
      later: (milliseconds, run) => {
        const timer = setTimeout(run, milliseconds);
        return () => clearTimeout(timer);
      },
    };
  }

  private listen(): void {
    const { editor, saver } = this;
    editor.on("update", ({ transaction }) => { if (transaction.docChanged) saver.changed(); });
    editor.on("transaction", () => this.soon());
    editor.on("focus", () => { if (this.panels.open === "link" || this.panels.open === "footnote") this.panels.close(false); });
    editor.on("selectionUpdate", () => this.panels.follow());
    addEventListener("online", () => saver.wake());
    document.addEventListener("visibilitychange", () => (document.hidden || !saver.isShut ? saver.wake() : this.again()));
    addEventListener("focus", () => { if (saver.isShut) this.again(); });
    addEventListener("pagehide", () => saver.leave((revision, doc) => this.post.leave(revision, doc)));
    addEventListener("beforeunload", (event) => { if (saver.stuck || (saver.dirty && !this.store.works)) event.preventDefault(); });
    this.offer();
  }

  private again(): void {
    if (this.saver.isShut) void this.post.refresh().then(() => this.saver.wake());
    else this.saver.wake();
  }

  /** The text as it stands, in canonical form; blocks that did not change are not made again. */
  private read(): Doc {
    return this.reading.read(this.editor.state.doc);
  }

  private soon(): void {
    this.drawing ||= requestAnimationFrame(() => {
      this.drawing = 0;
      this.draw();
    });
  }

  private draw(): void {
    this.toolbar.update(this.panels.open);
    this.outline.update();
  }

  private show(state: State): void {
    this.status.show(state);
    this.outline.updateCount();
  }

  /** A sentence above the text, until it is closed. */
  private say(sentence: string): void {
    const said = h("p", { className: "editor__said" }, sentence, " ");
    said.append(button(say(this.words, "close"), () => said.remove(), "btn btn--small btn--quiet"));
    this.notices.append(said);
    this.status.tell(sentence);
  }

  private settle(merge: Merge, theirs: Theirs): void {
    const who = theirs.who || say(this.words, "somebody");
    const sides = {
      title: say(this.words, "conflict_title", { who, time: clock(theirs.at, this.language) }),
      mine: say(this.words, "mine"), theirs: say(this.words, "theirs", { who }), compare: theirs.comparison,
    };
    this.ask(settling(merge, sides, this.words, this.language, (doc) => {
      this.answered();
      this.saver.settle(doc);
    }));
  }

  /** Shows a question that must be answered before writing goes on. */
  private ask(question: HTMLElement): void {
    this.panels.close(false);
    this.editor.setEditable(false, false);
    this.notices.replaceChildren(question);
    this.draw();
    question.querySelector<HTMLElement>("h2")?.focus();
  }

  private answered(): void {
    this.notices.replaceChildren();
    this.editor.setEditable(true, false);
    this.draw();
    this.editor.view.focus();
  }

  /** Words that another page left on this device are offered, unless the text has them already. */
  private offer(): void {
    void this.store.left(async (draft) => !unsent(draft, this.read()) || this.choose(draft));
  }

  /** True when the draft was taken or discarded, false when it stays for later. */
  private choose(draft: Draft): Promise<boolean> {
    const { words } = this;
    return new Promise((decide) => {
      const title = h("h2", { id: freshId("found"), textContent: say(words, "found_title") });
      const end = (decided: boolean) => (): void => { notice.remove(); decide(decided); };
      const acts = h("p", { className: "row" },
        button(say(words, "found_use"), () => { notice.remove(); this.use(draft, decide); }, "btn btn--small btn--act"),
        button(say(words, "found_drop"), () => acts.replaceChildren(
          h("span", { className: "says", textContent: say(words, "found_sure") }),
          button(say(words, "found_drop_now"), end(true), "btn btn--small btn--stop"),
          button(say(words, "found_keep"), end(false)))));
      const notice = h("section", { className: "editor__found", attrs: { "aria-labelledby": title.id } }, title,
        h("p", { className: "small", textContent: say(words, "found_help", { time: day(draft.at, this.language) }) }), acts);
      this.notices.append(notice);
      this.status.tell(title.textContent ?? "");
    });
  }

  private use(draft: Draft, decide: (decided: boolean) => void): void {
    const merged = unsent(draft, this.read());
    const put = (doc: Doc): void => {
      replaceText(this.editor, doc, true);
      decide(true);
    };
    if (!merged) return decide(true);
    if (!merged.conflicts.length) return put(merged.doc);
    const { words } = this;
    const sides = { title: say(words, "found_conflict"), mine: say(words, "found_mine"), theirs: say(words, "found_theirs") };
    this.ask(settling(merged, sides, words, this.language, (doc) => {
      this.answered();
      put(doc);
    }));
  }
}

define("collegium-editor", CollegiumEditor);
