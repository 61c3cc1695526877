/// <reference types="node" />
import assert from "node:assert/strict";
import { test } from "node:test";
import { canonical, clean, cleanNote, countWords, isId, linkAddress, newId, type Node, ready, sameNode, textOf } from "./text";

test("links lead to the web or to mail", () => {
  assert.equal(linkAddress("example.org/a"), "https://example.org/a");
  assert.equal(linkAddress(" https://example.org "), "https://example.org");
  assert.equal(linkAddress("a@example.org"), "mailto:a@example.org");
  assert.equal(linkAddress("mailto:a@example.org"), "mailto:a@example.org");
  assert.equal(linkAddress("http://localhost/x"), "http://localhost/x");
  assert.equal(linkAddress("example.org:8080/x"), "https://example.org:8080/x");
  for (const bad of ["javascript:alert(1)", "data:x", "word", "", "https://", "https://a@b.org", "a b.org", "//x.org", "mailto:", 'https://x.org/"', "ftp://x.org"]) assert.equal(linkAddress(bad), null, bad);
});

test("characters that are refused are taken out, and spaces made of tabs", () => {
  assert.equal(clean("a\u0000b\u202ec\ufeff d\te\nf\ud800g"), "abc d e fg");
  assert.equal(clean("e\u0301"), "é");
  assert.equal(clean("🎓 ok"), "🎓 ok");
  assert.equal(cleanNote("  a ".padEnd(5000, "x")).length, 4000);
});

test("one form: joined text, sorted marks and attributes, no marks on breaks", () => {
  const one = canonical({ type: "doc", content: [{ type: "paragraph", attrs: { id: "a", x: null }, content: [
    { type: "text", text: "e", marks: [{ type: "italic" }, { type: "bold" }] }, { type: "text", text: "\u0301t", marks: [{ type: "bold" }, { type: "italic" }] },
    { type: "text", text: "\u0000" }, { type: "hardBreak", marks: [{ type: "bold" }] }] }] });
  const other: Node = { type: "doc", content: [{ type: "paragraph", attrs: { id: "a" }, content: [
    { type: "text", text: "ét", marks: [{ type: "bold" }, { type: "italic" }] }, { type: "hardBreak" }] }] };
  assert.deepEqual(one, other);
  assert.ok(sameNode(one, canonical(other)));
  assert.ok(sameNode(null, undefined) && !sameNode(one, null));
});

test("attributes come in one order, addressees too", () => {
  const a = canonical({ type: "doc", content: [{ type: "recommendation", attrs: { id: "x", addressees: ["funders", "council"] }, content: [] }] });
  const b = canonical({ type: "doc", content: [{ type: "recommendation", attrs: { addressees: ["council", "funders"], id: "x" } }] });
  assert.ok(sameNode(a, b));
});

test("every block gets an id, and there is one to write in", () => {
  const made = ready({ type: "doc", content: [] });
  assert.equal(made.content.length, 1);
  assert.ok(isId(made.content[0]!.attrs!["id"]));
  const kept = ready({ type: "doc", content: [{ type: "paragraph", attrs: { id: "abcdefghij" } }, { type: "paragraph", attrs: { id: "no" } }] });
  assert.equal(kept.content[0]!.attrs!["id"], "abcdefghij");
  assert.ok(isId(kept.content[1]!.attrs!["id"]) && isId(newId()) && newId() !== newId());
});

test("words are counted as the server counts them", () => {
  assert.equal(countWords("A – b 12 & c."), 4);
  assert.equal(countWords(""), 0);
  assert.equal(textOf({ type: "paragraph", content: [{ type: "text", text: "a" }, { type: "hardBreak" }, { type: "footnote", attrs: { text: "n" } }, { type: "text", text: "b" }] }), "a\nb");
});
