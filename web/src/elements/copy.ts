// <c-copy data-done="Copied"><button type="button">Copy</button><textarea hidden>...</textarea></c-copy>
// Copies the text of the element named by data-from, or of its own textarea, and says so.
import { define } from "./define";

class Copy extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector("button");
    button?.addEventListener("click", () => void this.copy(button));
  }

  private text(): string {
    const from = this.dataset["from"];
    const source = from ? document.getElementById(from) : this.querySelector("textarea");
    return (source instanceof HTMLTextAreaElement || source instanceof HTMLInputElement ? source.value : source?.textContent ?? "").trim();
  }

  private async copy(button: HTMLButtonElement): Promise<void> {
    const before = button.textContent;
    try {
      await navigator.clipboard.writeText(this.text());
    } catch {
      return;
    }
    button.textContent = this.dataset["done"] ?? before;
    const told = document.createElement("span");
    told.className = "vh";
    told.setAttribute("role", "status");
    told.textContent = this.dataset["done"] ?? "";
    this.append(told);
    window.setTimeout(() => {
      button.textContent = before;
      told.remove();
    }, 2000);
  }
}

define("c-copy", Copy);
