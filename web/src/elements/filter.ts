// <c-filter for="table-id" data-some="{shown} of {all}"><label>...<input type="search"></label><p role="status"></p></c-filter>
// Hides the rows of a table (or the lines of a list) that do not hold what is typed; diacritics and case do not matter.
import { define } from "./define";

function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[łŁ]/g, "l").replace(/[øØ]/g, "o").replace(/ß/g, "ss").toLowerCase();
}

class Filter extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector<HTMLInputElement>("input");
    const holder = document.getElementById(this.getAttribute("for") ?? "");
    if (!input || !holder) return;
    const rows = [...holder.querySelectorAll<HTMLElement>("tbody > tr, :scope > li")];
    const texts = rows.map((row) => folded(row.textContent ?? ""));
    const told = this.querySelector("[role=status]");
    input.addEventListener("input", () => {
      const wanted = folded(input.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      rows.forEach((row, place) => {
        row.hidden = !wanted.every((word) => texts[place]?.includes(word));
        if (!row.hidden) shown += 1;
      });
      if (told) told.textContent = wanted.length ? (this.dataset["some"] ?? "").replace("{shown}", String(shown)).replace("{all}", String(rows.length)) : "";
    });
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
  }
}

define("c-filter", Filter);
