// Single-key shortcuts: an element with data-key="/" is focused (fields) or pressed (links, buttons) by that key.
//
// They never fire in fields or with a modifier, and can be switched off (WCAG 2.1.4) with <c-shortcuts>, which keeps the
// choice in this browser.
import { define } from "./define";

const kept = "collegium.shortcuts";

function switchedOff(): boolean {
  try {
    return window.localStorage.getItem(kept) === "off";
  } catch {
    return false;
  }
}

function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches("input, textarea, select");
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (switchedOff() || document.querySelector("dialog[open]")) return;
  const wanted = [...document.querySelectorAll<HTMLElement>("[data-key]")].find(
    (element) => element.dataset["key"] === event.key && element.checkVisibility(),
  );
  if (!wanted) return;
  event.preventDefault();
  if (wanted.matches("input, textarea, select")) wanted.focus();
  else wanted.click();
});

class Shortcuts extends HTMLElement {
  connectedCallback(): void {
    const box = this.querySelector<HTMLInputElement>("input[type=checkbox]");
    if (!box) return;
    box.checked = !switchedOff();
    box.addEventListener("change", () => {
      try {
        window.localStorage.setItem(kept, box.checked ? "on" : "off");
      } catch {
        box.checked = true; // without storage the choice cannot be kept, and the box says so
      }
    });
  }
}

define("c-shortcuts", Shortcuts);
