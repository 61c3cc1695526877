// The list of what is to be put right takes the focus when the page comes back, and its links go to the fields.
import { define } from "./define";

class Errors extends HTMLElement {
  connectedCallback(): void {
    this.tabIndex = -1;
    this.focus();
    this.addEventListener("click", (event) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href^='#']") : null;
      const field = link && document.getElementById(link.hash.slice(1));
      if (!field) return;
      event.preventDefault();
      const control = field.matches("input, select, textarea, [contenteditable]") ? field : field.querySelector<HTMLElement>("input, select, textarea");
      (control ?? field).focus();
      field.scrollIntoView({ block: "center" });
    });
  }
}

define("c-errors", Errors);
