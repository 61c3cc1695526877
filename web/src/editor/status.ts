/** The line below the text: what became of the words. Only what matters is spoken by screen readers. */
import { button, h } from "./dom";
import type { State } from "./saver";
import { type Key, say, type Words } from "./words";

export class Status {
  private readonly word = h("span", { className: "editor__state" });
  private readonly help = h("span", { className: "editor__help" });
  private readonly again: HTMLButtonElement;
  private readonly spoken = h("span", { className: "vh", attrs: { role: "status" } });
  readonly element: HTMLElement;

  constructor(
    private readonly words: Words,
    private readonly language: string,
    private readonly keeps: () => boolean,
    again: () => void,
    ...others: HTMLElement[]
  ) {
    this.again = button(say(words, "again"), again, "btn btn--small");
    const keys = h("span", { className: "only-wide" }, h("kbd", { textContent: "Alt" }), " ", h("kbd", { textContent: "F10" }), ` ${say(words, "keys")}`);
    this.element = h("div", { className: "statusbar" }, this.word, this.help, this.again, ...others, keys, this.spoken);
    this.show({ kind: "clean" });
  }

  show(state: State): void {
    const text = this.sentence(state);
    const trouble = !["clean", "saved", "waiting", "saving"].includes(state.kind);
    this.word.textContent = text;
    this.word.className = `editor__state editor__state--${state.kind}`;
    this.help.textContent = state.kind === "shut" ? say(this.words, "shut_help") : state.kind === "refused" ? say(this.words, "refused_help") : "";
    this.again.hidden = !["offline", "shut", "refused"].includes(state.kind);
    if (trouble) this.tell(`${text}. ${this.help.textContent}`);
    else if (state.kind === "saved" && this.spoken.textContent) this.tell(text); // it is good again
    this.element.closest("collegium-editor")?.setAttribute("data-state", state.kind);
  }

  /** Shows nothing, speaks once. */
  tell(text: string): void {
    if (this.spoken.textContent !== text) this.spoken.textContent = text;
  }

  private sentence(state: State): string {
    if (state.kind === "saved") return say(this.words, "saved", { time: clock(state.at, this.language) });
    if (state.kind === "refused") return say(this.words, "refused", { reason: state.message });
    if (state.kind === "offline" && !this.keeps()) return say(this.words, "offline_lost");
    return say(this.words, state.kind satisfies Key);
  }
}

export function clock(at: string, language: string): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? "" : new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(date);
}

export function day(at: number, language: string): string {
  return new Intl.DateTimeFormat(language, { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date(at));
}
