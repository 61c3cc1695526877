/// <reference types="node" />
import assert from "node:assert/strict";
import { test } from "node:test";
import { canKeepBoth, type Choice, merge, resolve } from "./merge";
import { canonical, type Doc, idOf, type Node, sameNode, textOf } from "./text";

const p = (id: string, text: string): Node => ({ type: "paragraph", attrs: { id: id.padEnd(10, "0") }, content: text ? [{ type: "text", text }] : [] });
const item = (id: string, ...content: Node[]): Node => ({ type: "listItem", attrs: { id: id.padEnd(10, "0") }, content });
const box = (type: string, id: string, content: Node[], attrs = {}): Node => ({ type, attrs: { id: id.padEnd(10, "0"), ...attrs }, content });
const doc = (...content: Node[]): Doc => canonical({ type: "doc", content });
const words = (it: Doc): string[] => it.content.map(textOf);
const all = (choice: Choice, merged: ReturnType<typeof merge>): string[] => words(resolve(merged, new Map(merged.conflicts.map((c) => [c.id, choice]))));

const base = doc(p("a", "one"), p("b", "two"), p("c", "three"));

test("what only one side changed is taken", () => {
  const mine = doc(p("a", "one mine"), p("b", "two"), p("c", "three"));
  const theirs = doc(p("a", "one"), p("b", "two"), p("c", "three theirs"));
  const merged = merge(base, mine, theirs);
  assert.deepEqual(words(merged.doc), ["one mine", "two", "three theirs"]);
  assert.deepEqual(merged.conflicts, []);
});

test("nothing changed, or the same on both sides, is no conflict", () => {
  assert.ok(sameNode(merge(base, base, base).doc, base));
  const both = doc(p("a", "one more"), p("b", "two"), p("c", "three"));
  assert.deepEqual(merge(base, both, both).conflicts, []);
});

test("blocks added on both sides are all kept, theirs first where they stand together", () => {
  const mine = doc(p("a", "one"), p("m", "mine"), p("b", "two"), p("c", "three"));
  const theirs = doc(p("t", "first"), p("a", "one"), p("u", "theirs"), p("v", "again"), p("b", "two"), p("c", "three"));
  assert.deepEqual(words(merge(base, mine, theirs).doc), ["first", "one", "theirs", "again", "mine", "two", "three"]);
});

test("an unchanged block that the other removed is gone", () => {
  assert.deepEqual(words(merge(base, doc(p("a", "one"), p("c", "three")), doc(p("a", "one"), p("b", "two"), p("c", "x"))).doc), ["one", "x"]);
});

test("a block that they moved is moved, with my words in it", () => {
  const merged = merge(base, doc(p("a", "one mine"), p("b", "two"), p("c", "three")), doc(p("b", "two"), p("c", "three"), p("a", "one")));
  assert.deepEqual(words(merged.doc), ["two", "three", "one mine"]);
  const added = merge(base, doc(p("a", "one"), p("n", "new"), p("b", "two"), p("c", "three")), doc(p("b", "two"), p("c", "three"), p("a", "one")));
  assert.deepEqual(words(added.doc), ["two", "three", "one", "new"]);
});

test("a block that both changed is a conflict with three answers", () => {
  const merged = merge(base, doc(p("a", "mine"), p("b", "two"), p("c", "three")), doc(p("a", "theirs"), p("b", "two!"), p("c", "three")));
  assert.equal(merged.conflicts.length, 1);
  assert.deepEqual(all("mine", merged), ["mine", "two!", "three"]);
  assert.deepEqual(all("theirs", merged), ["theirs", "two!", "three"]);
  assert.deepEqual(all("both", merged), ["theirs", "mine", "two!", "three"]);
  assert.deepEqual(words(resolve(merged, new Map())), ["theirs", "mine", "two!", "three"]);
  const both = resolve(merged, new Map());
  assert.equal(new Set(both.content.map(idOf)).size, 4);
});

test("changed here and removed there is a conflict, whoever did which", () => {
  const gone = doc(p("b", "two"), p("c", "three"));
  const changed = doc(p("a", "changed"), p("b", "two"), p("c", "three"));
  for (const [mine, theirs, keeps] of [[gone, changed, "theirs"], [changed, gone, "mine"]] as const) {
    const merged = merge(base, mine, theirs);
    assert.equal(merged.conflicts.length, 1);
    assert.equal(canKeepBoth(merged.conflicts[0]!), false);
    assert.deepEqual(all(keeps, merged), ["changed", "two", "three"]);
    assert.deepEqual(all(keeps === "mine" ? "theirs" : "mine", merged), ["two", "three"]);
    assert.deepEqual(words(resolve(merged, new Map())), ["changed", "two", "three"]);
  }
});

test("an empty line that both fill, or that the other replaced, is no conflict", () => {
  const blank = doc(p("a", ""));
  assert.deepEqual(merge(blank, doc(p("a", "mine")), doc(p("b", "theirs"))).conflicts, []);
  assert.equal(textOf(merge(blank, doc(p("a", "mine")), doc(p("b", "theirs"))).doc), "theirs\nmine");
  assert.equal(merge(blank, doc(p("a", "mine")), doc(p("a", "theirs"))).conflicts.length, 1);
});

test("two people in one list do not disturb each other", () => {
  const list = (...items: Node[]): Doc => doc(box("bulletList", "l", items));
  const was = list(item("i", p("a", "one")), item("j", p("b", "two")));
  const mine = list(item("i", p("a", "one mine")), item("j", p("b", "two")), item("k", p("n", "new")));
  const theirs = list(item("i", p("a", "one")), item("j", p("b", "two theirs")));
  const merged = merge(was, mine, theirs);
  assert.equal(textOf(merged.doc), "one mine\ntwo theirs\nnew");
  assert.deepEqual(merged.conflicts, []);
});

test("only the item that both changed is asked about", () => {
  const list = (text: string, other: string): Doc => doc(box("bulletList", "l", [item("i", p("a", text)), item("j", p("b", other))]));
  const merged = merge(list("one", "two"), list("mine", "two"), list("theirs", "two theirs"));
  assert.deepEqual(merged.conflicts.map((it) => [it.kind, it.id.slice(0, 1)]), [["paragraph", "a"]]);
  assert.equal(textOf(resolve(merged, new Map([["a000000000", "mine"]]))), "mine\ntwo theirs");
});

test("a list whose last item is taken away disappears; an item keeps a paragraph", () => {
  const was = doc(box("bulletList", "l", [item("i", p("a", "one"), p("z", "rest"))]), p("b", "two"));
  const merged = merge(was, doc(p("b", "two")), doc(box("bulletList", "l", [item("i", p("a", "changed"), p("z", "rest"))]), p("b", "two")));
  assert.deepEqual(all("mine", merged), ["two"]);
  const inside = merge(was, doc(box("bulletList", "l", [item("i", p("a", "mine"), p("z", "rest"))]), p("b", "two")), doc(box("bulletList", "l", [item("i", p("z", "rest"))]), p("b", "two")));
  const made = resolve(inside, new Map([["a000000000", "theirs"]]));
  assert.equal(made.content[0]!.content![0]!.content![0]!.type, "paragraph");
});

const cell = (id: string, text: string): Node => box("tableCell", id, [p(`${id}p`, text)], { colspan: 1, rowspan: 1 });
const row = (id: string, ...cells: Node[]): Node => box("tableRow", id, cells);
const table = (...rows: Node[]): Doc => doc(box("table", "t", rows));

test("cells of one table are merged; two new shapes are a conflict of the whole table", () => {
  const was = table(row("r", cell("c", "1"), cell("d", "2")));
  const merged = merge(was, table(row("r", cell("c", "1 mine"), cell("d", "2"))), table(row("r", cell("c", "1"), cell("d", "2 theirs")), row("s", cell("e", ""), cell("f", ""))));
  assert.equal(textOf(merged.doc), "1 mine\t2 theirs\n\t");
  const shapes = merge(was, table(row("r", cell("c", "1"), cell("d", "2"), cell("g", ""))), table(row("r", cell("c", "1")), row("s", cell("e", ""))));
  assert.deepEqual(shapes.conflicts.map((it) => it.kind), ["table"]);
});

test("addressees are merged like words", () => {
  const rec = (codes: string[], text: string): Doc => doc(box("recommendation", "r", [p("a", text)], { addressees: codes }));
  const merged = merge(rec([], "do"), rec(["council"], "do"), rec([], "do it"));
  assert.deepEqual(merged.doc.content[0]!.attrs!["addressees"], ["council"]);
  assert.equal(textOf(merged.doc), "do it");
  assert.deepEqual(merge(rec([], "do"), rec(["council"], "do"), rec(["funders"], "do")).conflicts.map((it) => it.kind), ["recommendation"]);
});

test("a paragraph moved into a list here and changed there is asked about, and no id is there twice", () => {
  const was = doc(p("a", "one"), box("bulletList", "l", [item("i", p("b", "two"))]));
  const mine = doc(box("bulletList", "l", [item("i", p("b", "two")), item("j", p("a", "one"))]));
  const theirs = doc(p("a", "one theirs"), box("bulletList", "l", [item("i", p("b", "two"))]));
  const merged = merge(was, mine, theirs);
  assert.equal(merged.conflicts.length, 1);
  const ids: string[] = [];
  const visit = (node: Node): void => { if (node.attrs?.["id"]) ids.push(idOf(node)); node.content?.forEach(visit); };
  visit(resolve(merged, new Map()));
  assert.equal(new Set(ids).size, ids.length);
});

/** A small generator, the same in every run. */
function dice(seed: number): (sides: number) => number {
  return (sides) => {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    return (seed >> 8) % sides;
  };
}

test("whatever two people do, every word of both is in the text or in a conflict", () => {
  for (let seed = 1; seed < 400; seed++) {
    const roll = dice(seed);
    const was = Array.from({ length: 5 }, (_, at) => p(`b${at}`, `word${at}`));
    const side = (name: string): Node[] => {
      const nodes = [...was];
      for (let edit = 0; edit < 3; edit++) {
        const at = roll(nodes.length || 1);
        const what = roll(4);
        if (what === 0) nodes.splice(at, 0, p(`${name}${edit}`, `new-${name}${edit}`));
        else if (what === 1 && nodes.length > 1) nodes.splice(at, 1);
        else if (what === 2 && nodes[at]) nodes[at] = { ...nodes[at], content: [{ type: "text", text: `changed-${name}${edit}` }] };
        else nodes.push(...nodes.splice(at, 1));
      }
      return nodes;
    };
    const [mine, theirs] = [doc(...side("m")), doc(...side("t"))];
    const merged = merge(doc(...was), mine, theirs);
    const known = [textOf(merged.doc), ...merged.conflicts.flatMap((it) => [it.mine, it.theirs].map((node) => (node ? textOf(node) : "")))].join("\n");
    for (const word of [...words(mine), ...words(theirs)]) if (/new|changed/.test(word)) assert.ok(known.includes(word), `${seed}: ${word}`);
    const kept = textOf(resolve(merged, new Map()));
    for (const word of [...words(mine), ...words(theirs)]) if (/new|changed/.test(word)) assert.ok(kept.includes(word), `${seed}: ${word} in the text`);
  }
});
