/** The signs on the tools, drawn with lines of the text's colour. */

const PATHS: Record<string, string> = {
  link: "M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-5.7-5.7l-1.4 1.4M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 5.7 5.7l1.4-1.4",
  bullets: "M9 6h11M9 12h11M9 18h11M4 6h.01M4 12h.01M4 18h.01",
  numbers: "M10 6h10M10 12h10M10 18h10M4 4.5h1.2V9M3.8 9h2.6M4 14.5c0-1.6 2.6-1.6 2.6.1 0 1.1-2.6 2-2.6 3.4h2.8",
  indent: "M4 5h16M11 10h9M11 14h9M4 19h16M4 9.5l3 2.5-3 2.5",
  outdent: "M4 5h16M11 10h9M11 14h9M4 19h16M7 9.5L4 12l3 2.5",
  quote: "M5 6v12M9 8h11M9 12h11M9 16h7",
  table: "M4 5h16v14H4zM4 10h16M4 14.5h16M10 5v14",
  undo: "M8 5L4 9l4 4M4 9h10a5 5 0 0 1 0 10h-3",
  redo: "M16 5l4 4-4 4M20 9H10a5 5 0 0 0 0 10h3",
};

export function icon(name: string): SVGSVGElement | null {
  const path = PATHS[name];
  if (!path) return null;
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  for (const [key, value] of Object.entries({ viewBox: "0 0 24 24", class: "tool__sign", "aria-hidden": "true", focusable: "false" })) svg.setAttribute(key, value);
  const line = document.createElementNS(space, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}
