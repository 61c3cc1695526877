// <c-dots data-total="10" data-left="{left} of {total} left" data-over="{over} too many">
//   <div data-dots><button data-step="-1">…</button><input type="number" min="0" max="5"><button data-step="1">…</button><span class="pips"><i></i>…</span></div>
//   <p role="status" data-told></p></c-dots>
// Keeps the dots drawn beside each number, what is left, and which buttons can still be pressed. Without script the numbers are typed.
import { define } from "./define";

class Dots extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener("input", () => this.draw());
    this.addEventListener("click", (event) => {
      const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>("button[data-step]") : null;
      const input = button?.closest("[data-dots]")?.querySelector("input");
      if (!button || !input || button.getAttribute("aria-disabled") === "true") return;
      input.value = String(Math.max(0, this.number(input) + Number(button.dataset["step"])));
      this.draw();
    });
    this.draw();
  }

  private number(input: HTMLInputElement): number {
    return Math.max(0, Math.trunc(Number(input.value)) || 0);
  }

  private draw(): void {
    const rows = [...this.querySelectorAll<HTMLElement>("[data-dots]")];
    const total = Number(this.dataset["total"]);
    const inputs = rows.map((row) => row.querySelector("input"));
    const left = total - inputs.reduce((sum, input) => sum + (input ? this.number(input) : 0), 0);
    rows.forEach((row, place) => {
      const input = inputs[place];
      if (!input) return;
      const given = this.number(input);
      row.querySelectorAll(".pips i").forEach((pip, n) => pip.classList.toggle("on", n < given));
      for (const button of row.querySelectorAll<HTMLButtonElement>("button[data-step]")) {
        const more = Number(button.dataset["step"]) > 0;
        const stop = more ? left <= 0 || given >= Number(input.max) : given <= 0;
        button.setAttribute("aria-disabled", String(stop));
      }
    });
    const told = this.querySelector("[data-told]");
    const words = left < 0 ? this.dataset["over"] : this.dataset["left"];
    const said = (words ?? "").replace("{left}", String(left)).replace("{total}", String(total)).replace("{over}", String(-left));
    if (told && told.textContent !== said) told.textContent = said;
    told?.classList.toggle("dotleft--over", left < 0);
  }
}

define("c-dots", Dots);
