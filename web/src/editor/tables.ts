/** Tables without widths and alignment: rows, head cells, merged cells. Nothing here writes a style. */
import { Extension, Node } from "@tiptap/core";
import { goToNextCell, tableEditing } from "@tiptap/pm/tables";
import type { Node as PmNode, Schema } from "@tiptap/pm/model";

function span(name: string): { default: number; parseHTML: (element: HTMLElement) => number } {
  return {
    default: 1,
    parseHTML: (element) => Math.min(200, Math.max(1, Number.parseInt(element.getAttribute(name) ?? "1", 10) || 1)),
  };
}

function cell(name: string, tag: string, tableRole: string): Node {
  return Node.create({
    name,
    content: "paragraph+",
    isolating: true,
    addAttributes: () => ({ colspan: span("colspan"), rowspan: span("rowspan") }),
    parseHTML: () => [{ tag }],
    renderHTML: ({ node, HTMLAttributes }) => {
      const { colspan, rowspan, ...rest } = HTMLAttributes;
      const spans = { ...(node.attrs["colspan"] > 1 ? { colspan } : {}), ...(node.attrs["rowspan"] > 1 ? { rowspan } : {}) };
      return [tag, { ...rest, ...spans }, 0];
    },
    extendNodeSchema: (extension) => (extension.name === name ? { tableRole } : {}),
  });
}

const Table = Node.create({
  name: "table",
  group: "block",
  content: "tableRow+",
  isolating: true,
  parseHTML: () => [{ tag: "table" }],
  renderHTML: ({ HTMLAttributes }) => ["table", { ...HTMLAttributes, class: "table" }, ["tbody", 0]],
  extendNodeSchema: (extension) => (extension.name === "table" ? { tableRole: "table" } : {}),
});

const TableRow = Node.create({
  name: "tableRow",
  content: "(tableCell | tableHeader)*",
  parseHTML: () => [{ tag: "tr" }],
  renderHTML: ({ HTMLAttributes }) => ["tr", HTMLAttributes, 0],
  extendNodeSchema: (extension) => (extension.name === "tableRow" ? { tableRole: "row" } : {}),
});

/** Tab goes from cell to cell and, after the last, out of the text: no trap for the keyboard. */
const TableKeys = Extension.create({
  name: "tableKeys",
  addKeyboardShortcuts() {
    const go = (direction: 1 | -1) => () => goToNextCell(direction)(this.editor.state, this.editor.view.dispatch);
    return { Tab: go(1), "Shift-Tab": go(-1) };
  },
  addProseMirrorPlugins: () => [tableEditing()],
});

/** A new table, its first row the head. */
export function newTable(schema: Schema, rows: number, columns: number, head: boolean): PmNode {
  const { table, tableRow, tableCell, tableHeader } = schema.nodes;
  const made = Array.from({ length: rows }, (_, at) => {
    const type = head && at === 0 ? tableHeader : tableCell;
    return tableRow!.create(null, Array.from({ length: columns }, () => type!.createAndFill()!));
  });
  return table!.create(null, made);
}

export const TABLES = [Table, TableRow, cell("tableCell", "td", "cell"), cell("tableHeader", "th", "header_cell"), TableKeys];
