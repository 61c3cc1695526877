// <c-suggest data-url="/search/suggest/">form with one search field</c-suggest>
// Titles for what is being typed, as a list under the field: arrows move, Enter goes there, Escape closes. Without script,
// or when nothing is found, the field searches as it always does.
import { define } from "./define";

interface Suggestion {
  title: string;
  label: string;
  url: string;
}

const pause = 160;
let counted = 0;

class Suggest extends HTMLElement {
  private input: HTMLInputElement | null = null;
  private list = document.createElement("ul");
  private timer = 0;
  private asking: AbortController | null = null;
  private chosen = -1;

  connectedCallback(): void {
    this.input = this.querySelector("input[type=search]");
    if (!this.input || this.list.isConnected) return;
    this.list.id = `suggestions-${(counted += 1)}`;
    this.list.className = "find__list";
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.dataset["label"] ?? "");
    this.append(this.list);
    for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", this.list.id]] as const) {
      this.input.setAttribute(name, value);
    }
    this.input.autocomplete = "off";
    this.input.addEventListener("input", () => this.later());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.addEventListener("focusout", (event) => {
      if (!(event.relatedTarget instanceof Node) || !this.contains(event.relatedTarget)) this.close();
    });
    // pressing the mouse must not take the focus away before the click arrives
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
  }

  private later(): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.ask(), pause);
  }

  private async ask(): Promise<void> {
    const words = this.input?.value.trim() ?? "";
    this.asking?.abort();
    if (words.length < 2) return this.close();
    this.asking = new AbortController();
    try {
      const answer = await fetch(`${this.dataset["url"]}?q=${encodeURIComponent(words)}`, { signal: this.asking.signal, headers: { Accept: "application/json" } });
      if (!answer.ok) return this.close();
      const found = (await answer.json()) as { suggestions: Suggestion[] };
      this.show(found.suggestions);
    } catch {
      // a newer question took its place, or the network is away: the field searches all the same
    }
  }

  private show(found: Suggestion[]): void {
    this.chosen = -1;
    this.list.replaceChildren(...found.map((suggestion, place) => this.option(suggestion, place)));
    this.list.hidden = found.length === 0;
    this.input?.setAttribute("aria-expanded", String(found.length > 0));
    this.input?.removeAttribute("aria-activedescendant");
  }

  private option(suggestion: Suggestion, place: number): HTMLLIElement {
    const item = document.createElement("li");
    const label = document.createElement("span");
    item.id = `${this.list.id}-${place}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.dataset["url"] = suggestion.url;
    label.className = "note";
    label.textContent = suggestion.label;
    item.append(`${suggestion.title} `, label);
    item.addEventListener("click", () => window.location.assign(suggestion.url));
    return item;
  }

  private key(event: KeyboardEvent): void {
    if (this.list.hidden) return;
    const items = [...this.list.children].filter((item) => item instanceof HTMLElement);
    if (event.key === "Escape") {
      event.preventDefault();
      this.close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      // one place more than there are titles: the field itself
      this.chosen = ((this.chosen + 1 + step + items.length + 1) % (items.length + 1)) - 1;
      items.forEach((item, place) => item.setAttribute("aria-selected", String(place === this.chosen)));
      const chosen = items[this.chosen];
      if (chosen) this.input?.setAttribute("aria-activedescendant", chosen.id);
      else this.input?.removeAttribute("aria-activedescendant");
    } else if (event.key === "Enter" && items[this.chosen]) {
      event.preventDefault();
      window.location.assign(items[this.chosen]?.dataset["url"] ?? "");
    }
  }

  private close(): void {
    window.clearTimeout(this.timer);
    this.show([]);
  }
}

define("c-suggest", Suggest);
