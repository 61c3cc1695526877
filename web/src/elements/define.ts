/** Registers a custom element once, also when two bundles of a page bring it. */
export function define(name: string, element: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, element);
}

/** The language of the page, for words that the browser writes. */
export function language(): string {
  return document.documentElement.lang || "en";
}
