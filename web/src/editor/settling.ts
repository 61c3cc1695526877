/** Both texts beside each other where two people changed the same part: each part is chosen, nothing is lost. */
import { button, freshId, h } from "./dom";
import { canKeepBoth, type Choice, type Conflict, type Merge, resolve } from "./merge";
import { type Doc, type Node as Block, textOf } from "./text";
import { differing } from "./differing";
import { say, sayCount, type Words } from "./words";

export interface Sides {
  title: string;
  help?: string;
  mine: string;
  theirs: string;
  compare?: string;
}

/** The element to show; `done` gets the text once every part was chosen. */
export function settling(merge: Merge, sides: Sides, words: Words, language: string, done: (doc: Doc) => void): HTMLElement {
  const choices = new Map<string, Choice>();
  const total = merge.conflicts.length;
  const open = h("span", { className: "says", attrs: { role: "status" } });
  const save = button(say(words, "conflict_save"), () => done(resolve(merge, choices)), "btn btn--act");
  const update = (): void => {
    const left = total - choices.size;
    save.disabled = left > 0;
    open.textContent = left ? say(words, "conflict_open", { count: left }) : "";
  };
  const parts = merge.conflicts.map((conflict, at) => new Part(conflict, sides, words, say(words, "conflict_part", { number: at + 1, count: total }), (choice) => {
    choices.set(conflict.id, choice);
    update();
  }));
  const everywhere = (choice: Choice) => (): void => parts.forEach((part) => part.choose(choice));
  const title = h("h2", { id: freshId("settling"), tabIndex: -1, textContent: sides.title });
  const compare = sides.compare ? h("a", { className: "small", href: sides.compare, target: "_blank", rel: "noopener", textContent: say(words, "conflict_compare") }) : null;
  update();
  return h("section", { className: "settling", attrs: { "aria-labelledby": title.id } },
    title,
    h("p", { className: "small", textContent: sides.help ?? sayCount(words, "conflict_help_one", "conflict_help_other", total, language) }),
    h("p", { className: "row" }, button(say(words, "mine_everywhere"), everywhere("mine")), button(say(words, "theirs_everywhere"), everywhere("theirs")), compare),
    ...parts.map((part) => part.element),
    h("p", { className: "row" }, save, open));
}

class Part {
  readonly element: HTMLElement;
  private readonly inputs = new Map<Choice, HTMLInputElement>();

  constructor(conflict: Conflict, sides: Sides, private readonly words: Words, title: string, private readonly chosen: (choice: Choice) => void) {
    const [mine, theirs] = [conflict.mine, conflict.theirs].map((block) => (block ? written(block, words) : null));
    const group = freshId("part");
    this.element = h("fieldset", { className: "settling__part" }, h("legend", { textContent: title }),
      h("div", { className: "settling__sides" },
        this.side("theirs", sides.theirs, theirs ?? null, mine ?? null, "take_theirs", group),
        this.side("mine", sides.mine, mine ?? null, theirs ?? null, "keep_mine", group)),
      canKeepBoth(conflict) ? this.radio("both", "keep_both", group) : null);
  }

  choose(choice: Choice): void {
    const input = this.inputs.get(choice);
    if (input) input.checked = true;
    this.chosen(choice);
  }

  private side(choice: Choice, name: string, text: string | null, other: string | null, label: "keep_mine" | "take_theirs", group: string): HTMLElement {
    const body = text === null ? h("p", { className: "settling__gone", textContent: say(this.words, "removed") }) : h("p", { className: "settling__text" }, ...marked(text, other ?? ""));
    return h("div", { className: `settling__side settling__side--${choice}` }, h("p", { className: "settling__who", textContent: name }), body, this.radio(choice, label, group));
  }

  private radio(choice: Choice, label: "keep_mine" | "take_theirs" | "keep_both", group: string): HTMLElement {
    const input = h("input", { type: "radio", name: group, value: choice, on: { change: () => this.chosen(choice) } });
    this.inputs.set(choice, input);
    return h("label", { className: "choice" }, input, say(this.words, label));
  }
}

/** The words of one side, those marked that the other side does not have. */
function marked(text: string, other: string): (string | Node)[] {
  return differing(text, other).map(({ words, same }) => (same || !other ? words : h("mark", { textContent: words })));
}

/** Everything that may differ in a block, in words: also to whom it speaks and what its footnotes say. */
function written(block: Block, words: Words): string {
  const parts = [textOf(block)];
  const visit = (node: Block): void => {
    if (node.type === "footnote") parts.push(say(words, "footnote_says", { text: String(node.attrs?.["text"]) }));
    if (node.type === "recommendation") {
      const names = ([] as unknown[]).concat(node.attrs?.["addressees"] ?? []).map((code) => words[code as keyof Words] ?? "");
      parts.push(names.length ? say(words, "to", { names: names.join(", ") }) : say(words, "to_nobody"));
    }
    node.content?.forEach(visit);
  };
  visit(block);
  if (block.type === "heading") parts.push(say(words, `heading_${Number(block.attrs?.["level"]) as 1 | 2 | 3}`));
  return parts.filter(Boolean).join("\n");
}
