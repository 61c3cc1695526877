/** Elements made by hand: no markup is ever parsed, so nothing that was typed can become code. */

type Child = Node | string | null;
type Props<T extends HTMLElement> = Partial<Omit<T, "style" | "dataset">> & { attrs?: Record<string, string>; on?: Record<string, (event: Event) => void> };

export function h<K extends keyof HTMLElementTagNameMap>(tag: K, props: Props<HTMLElementTagNameMap[K]> = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const { attrs, on, ...rest } = props;
  const made = Object.assign(document.createElement(tag), rest);
  for (const [name, value] of Object.entries(attrs ?? {})) made.setAttribute(name, value);
  for (const [name, run] of Object.entries(on ?? {})) made.addEventListener(name, run);
  made.append(...children.filter((child) => child !== null));
  return made;
}

export function button(label: string, run: () => void, className = "btn btn--small"): HTMLButtonElement {
  return h("button", { type: "button", className, textContent: label, on: { click: run } });
}

let counter = 0;

/** An id for labels and descriptions. */
export function freshId(prefix: string): string {
  return `${prefix}-${++counter}`;
}
