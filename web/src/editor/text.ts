/** A text as plain data (ProseMirror's JSON) in its one canonical form: the twin of `collegium.kernel.text`. */

export interface Mark {
  type: string;
  attrs?: Record<string, unknown>;
}

export interface Node {
  type: string;
  attrs?: Record<string, unknown>;
  content?: Node[];
  text?: string;
  marks?: Mark[];
}

export interface Doc extends Node {
  type: "doc";
  content: Node[];
}

export const ADDRESSEES = ["commission", "council", "parliament", "governments", "funders", "universities"] as const;
export type Addressee = (typeof ADDRESSEES)[number];

const ID = /^[0-9a-z]{10,40}$/;
// What `checked` refuses: controls, line separators, object marks, non-characters, marks of direction.
const REFUSED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffc\ufffe\uffff]/g;
const SPACES = /[\t\n\r\u2028\u2029]+/g;
const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const LONGEST_NOTE = 4000;
const LONGEST_HREF = 2000;

export function isId(value: unknown): value is string {
  return typeof value === "string" && ID.test(value);
}

/** A fresh id for a block: 12 letters and figures. */
export function newId(): string {
  const letters = "0123456789abcdefghjkmnpqrstvwxyz";
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => letters.charAt(byte & 31)).join("");
}

export function idOf(node: Node): string {
  return String(node.attrs?.["id"] ?? "");
}

/** Text without characters that are refused; tabs and line ends become spaces. */
export function clean(text: string): string {
  return text.replace(SPACES, " ").replace(REFUSED, "").replace(LONE, "").normalize("NFC");
}

/** Text of a footnote, as long as it may be. */
export function cleanNote(text: string): string {
  return clean(text).trim().slice(0, LONGEST_NOTE);
}

/** The address of a link as typed, with its scheme; null when it leads neither to the web nor to mail. */
export function linkAddress(typed: string): string | null {
  const given = typed.trim();
  const hasScheme = /^[a-z][a-z0-9+.-]*:/i.test(given) && !/^[^/]*\.[a-z]+:\d/i.test(given);
  const href = hasScheme ? given : /^[^\s/@]+@[^\s/@]+\.[^\s/@]+$/.test(given) ? `mailto:${given}` : `https://${given}`;
  if (href.length > LONGEST_HREF || /[\s<>"`\\]/.test(href) || clean(href) !== href) return null;
  if (/^mailto:/i.test(href)) return /^mailto:[^@?]+@[^@?]+/i.test(href) ? href : null;
  const host = /^https?:\/\/([^/?#]+)/i.exec(href)?.[1];
  if (!host || host.includes("@") || !URL.canParse(href)) return null;
  return hasScheme || host.includes(".") ? href : null;
}

/** The same text in its one form, so that equal texts are equal strings (see `sameNode`). */
export function canonical(doc: Node): Doc {
  return { type: "doc", content: (doc.content ?? []).map(block) };
}

/** A block in its one form. */
export function block(node: Node): Node {
  const made: Node = { type: node.type };
  const attrs = attributes(node);
  if (attrs) made.attrs = attrs;
  const content = node.content ?? [];
  if (content.length) {
    const inline = content.some((child) => child.type === "text" || child.type === "hardBreak" || child.type === "footnote");
    const children = inline ? line(content) : content.map(block);
    if (children.length) made.content = children;
  }
  return made;
}

function attributes(node: { attrs?: Record<string, unknown> }): Record<string, unknown> | null {
  const names = Object.keys(node.attrs ?? {}).filter((name) => node.attrs?.[name] !== null).sort();
  if (!names.length) return null;
  return Object.fromEntries(names.map((name) => [name, value(node.attrs?.[name])]));
}

function value(it: unknown): unknown {
  if (typeof it === "string") return clean(it);
  return Array.isArray(it) ? ADDRESSEES.filter((code) => it.includes(code)) : it;
}

function line(nodes: Node[]): Node[] {
  const made: Node[] = [];
  for (const node of nodes) {
    if (node.type !== "text") {
      made.push(block(node)); // marks on breaks and footnotes mean nothing
      continue;
    }
    const text = clean(node.text ?? "");
    const marks = (node.marks ?? []).map(mark).sort((a, b) => (a.type < b.type ? -1 : 1));
    const before = made[made.length - 1];
    if (!text) continue;
    if (before?.type === "text" && same(before.marks ?? [], marks)) before.text = ((before.text ?? "") + text).normalize("NFC");
    else made.push(marks.length ? { type: "text", text, marks } : { type: "text", text });
  }
  return made;
}

function mark(it: Mark): Mark {
  const attrs = attributes(it);
  return attrs ? { type: it.type, attrs } : { type: it.type };
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

const written = new WeakMap<Node, string>();

/** A canonical node as JSON. Remembered, since it is asked for at every key and most blocks stay as they are. */
export function writing(node: Node): string {
  let known = written.get(node);
  if (known === undefined) {
    known = node.type === "doc" ? `{"type":"doc","content":[${(node.content ?? []).map(writing).join()}]}` : JSON.stringify(node);
    written.set(node, known);
  }
  return known;
}

/** Whether two canonical nodes are the same; nothing is the same as nothing. */
export function sameNode(a: Node | undefined | null, b: Node | undefined | null): boolean {
  if (!a || !b) return !a && !b;
  if (a === b) return true;
  if (a.type !== "doc" || b.type !== "doc") return writing(a) === writing(b);
  const [left, right] = [a.content ?? [], b.content ?? []];
  return left.length === right.length && left.every((node, at) => sameNode(node, right[at]));
}

/** The words of a node: lines for blocks, footnotes left out. */
export function textOf(node: Node): string {
  if (node.type === "text") return node.text ?? "";
  if (node.type === "hardBreak") return "\n";
  if (node.type === "footnote") return "";
  const inline = node.type === "paragraph" || node.type === "heading";
  const joint = inline ? "" : node.type === "tableRow" ? "\t" : "\n";
  return (node.content ?? []).map(textOf).join(joint);
}

/** Words as the server counts them: what stands between spaces and holds a letter or a figure. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** A copy in which every block has an id and there is at least one block to write in. */
export function ready(doc: Node): Doc {
  const content = doc.content?.length ? doc.content : [{ type: "paragraph" }];
  return canonical({ type: "doc", content: content.map(identified) });
}

function identified(node: Node): Node {
  if (node.type === "text" || node.type === "hardBreak") return node;
  const made: Node = { ...node, attrs: { ...node.attrs, id: isId(node.attrs?.["id"]) ? node.attrs["id"] : newId() } };
  if (node.content) made.content = node.content.map(identified);
  return made;
}

/** Copies of nodes under fresh ids, for a text that is kept twice. */
export function renamed(node: Node): Node {
  if (node.type === "text" || node.type === "hardBreak") return node;
  const made: Node = { ...node, attrs: { ...node.attrs, id: newId() } };
  if (node.content) made.content = node.content.map(renamed);
  return made;
}
