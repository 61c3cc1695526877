/// <reference types="node" />
import assert from "node:assert/strict";
import { test } from "node:test";
import { resolve } from "./merge";
import { type Answer, AT_MOST, type Draft, IDLE, Saver, type State, type Theirs, unsent } from "./saver";
import { canonical, type Doc, type Node, textOf } from "./text";
import type { Merge } from "./merge";

const p = (id: string, text: string): Node => ({ type: "paragraph", attrs: { id: id.padEnd(10, "0") }, content: [{ type: "text", text }] });
const doc = (...texts: string[]): Doc => canonical({ type: "doc", content: texts.map((text, at) => p(String.fromCharCode(97 + at), text)) });

/** A page, a device and a server in which nothing happens by itself. */
class World {
  text = doc("one", "two");
  time = 0;
  states: State[] = [];
  kept: Draft | null = null;
  left: Draft | null = null;
  merges: string[] = [];
  open: { merge: Merge; theirs: Theirs } | null = null;
  posts: { revision: number; doc: Doc; answer: (answer: Answer) => void }[] = [];
  private timers: { at: number; run: () => void }[] = [];
  saver = new Saver({ revision: 1, doc: doc("one", "two") }, {
    read: () => this.text,
    replace: (it) => { this.text = it; this.saver.changed(); },
    show: (state) => this.states.push(state),
    merged: (who) => this.merges.push(who),
    settle: (merge, theirs) => { this.open = { merge, theirs }; },
    keep: (draft) => { this.kept = draft; },
    keepLast: (draft) => { this.kept = this.left = draft; },
    post: (revision, it) => new Promise((answer) => this.posts.push({ revision, doc: it, answer })),
    now: () => this.time,
    later: (wait, run) => {
      const timer = { at: this.time + wait, run };
      this.timers.push(timer);
      return () => { this.timers = this.timers.filter((it) => it !== timer); };
    },
  });

  type(...texts: string[]): void { this.text = doc(...texts); this.saver.changed(); }

  async pass(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    for (;;) {
      const next = this.timers.filter((it) => it.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.time = next.at;
      this.timers = this.timers.filter((it) => it !== next);
      next.run();
      await Promise.resolve();
    }
    this.time = end;
  }

  async answer(answer: Answer): Promise<void> {
    this.posts.at(-1)!.answer(answer);
    await new Promise((done) => setImmediate(done));
  }

  get last(): string { return this.states.at(-1)?.kind ?? ""; }
}

const stored = (revision: number): Answer => ({ kind: "stored", revision, at: "2022-05-02T12:02:00Z" });
const conflict = (revision: number, ...texts: string[]): Answer => ({ kind: "conflict", revision, doc: doc(...texts), who: "Nuria", at: "2022-05-02T12:02:00Z", comparison: "/c/" });

test("a change is kept at once and sent after a pause", async () => {
  const it = new World();
  it.type("one!", "two");
  assert.equal(textOf(it.kept!.doc), "one!\ntwo");
  await it.pass(IDLE - 1);
  assert.equal(it.posts.length, 0);
  await it.pass(1);
  assert.equal(it.posts.length, 1);
  assert.equal(it.last, "saving");
  await it.answer(stored(2));
  assert.equal(it.last, "saved");
  assert.equal(it.kept, null);
  assert.equal(it.saver.dirty, false);
});

test("who never pauses is saved every five seconds, one request at a time", async () => {
  const it = new World();
  for (let n = 0; n < 60; n++) { it.type(`one ${n}`, "two"); await it.pass(200); }
  assert.equal(it.posts.length, 1);
  assert.ok(textOf(it.posts[0]!.doc).includes(`one ${AT_MOST / 200 - 1}`));
  await it.answer(stored(2));
  await it.pass(0);
  assert.equal(it.posts.length, 2);
  assert.equal(it.posts[1]!.revision, 2);
  await it.answer(stored(3));
  assert.equal(it.last, "saved");
});

test("without the network the words stay here and are sent again, more and more patiently", async () => {
  const it = new World();
  it.type("one!", "two");
  await it.pass(IDLE);
  await it.answer({ kind: "unreached" });
  assert.equal(it.last, "offline");
  assert.ok(it.saver.stuck && it.kept);
  it.type("one!!", "two");
  await it.pass(999);
  assert.equal(it.posts.length, 1);
  await it.pass(1);
  assert.equal(it.posts.length, 2);
  await it.answer({ kind: "unreached" });
  await it.pass(1999);
  assert.equal(it.posts.length, 2);
  it.saver.wake();
  await it.pass(0);
  assert.equal(it.posts.length, 3);
  assert.equal(textOf(it.posts[2]!.doc), "one!!\ntwo");
  await it.answer(stored(2));
  assert.equal(it.last, "saved");
});

test("an answer that was lost is no conflict with oneself", async () => {
  const it = new World();
  it.type("one!", "two");
  await it.pass(IDLE);
  it.type("one!!", "two");
  await it.answer({ kind: "unreached" });
  await it.pass(1000);
  await it.answer(conflict(2, "one!", "two"));
  assert.equal(it.open, null);
  await it.pass(IDLE);
  assert.deepEqual([it.posts[2]!.revision, textOf(it.posts[2]!.doc)], [2, "one!!\ntwo"]);
});

test("what another person changed elsewhere is merged in and saved", async () => {
  const it = new World();
  it.type("one mine", "two");
  await it.pass(IDLE);
  await it.answer(conflict(7, "one", "two theirs"));
  assert.equal(textOf(it.text), "one mine\ntwo theirs");
  assert.deepEqual(it.merges, ["Nuria"]);
  await it.pass(IDLE);
  assert.deepEqual([it.posts[1]!.revision, textOf(it.posts[1]!.doc)], [7, "one mine\ntwo theirs"]);
  await it.answer(stored(8));
  assert.equal(it.last, "saved");
});

test("what I wrote while the request was on its way is part of the merge", async () => {
  const it = new World();
  it.type("one mine", "two");
  await it.pass(IDLE);
  it.type("one mine, more", "two");
  await it.answer(conflict(7, "one", "two theirs"));
  assert.equal(textOf(it.text), "one mine, more\ntwo theirs");
});

test("a true conflict waits for a choice, keeps both, and goes on with the new revision", async () => {
  const it = new World();
  it.type("mine", "two");
  await it.pass(IDLE);
  await it.answer(conflict(4, "theirs", "two"));
  assert.equal(it.last, "conflict");
  assert.equal(textOf(it.text), "mine\ntwo");
  assert.ok(it.kept && it.saver.stuck);
  await it.pass(60000);
  assert.equal(it.posts.length, 1);
  it.saver.settle(resolve(it.open!.merge, new Map([["a000000000", "both"]])));
  await it.pass(0);
  assert.deepEqual([it.posts[1]!.revision, textOf(it.posts[1]!.doc)], [4, "theirs\nmine\ntwo"]);
  await it.answer(stored(5));
  assert.equal(it.last, "saved");
  assert.equal(it.kept, null);
});

test("what is refused stays here with the reason and is tried again after the next change", async () => {
  const it = new World();
  it.type("one!", "two");
  await it.pass(IDLE);
  await it.answer({ kind: "refused", message: "too long" });
  assert.deepEqual(it.states.at(-1), { kind: "refused", message: "too long" });
  assert.ok(it.kept);
  it.type("one", "two!");
  await it.pass(IDLE);
  await it.answer(stored(2));
  assert.equal(it.last, "saved");
});

test("signed out: kept, and sent when somebody comes back", async () => {
  const it = new World();
  it.type("one!", "two");
  await it.pass(IDLE);
  await it.answer({ kind: "shut" });
  assert.equal(it.last, "shut");
  assert.ok(it.kept && it.saver.stuck);
  it.saver.wake();
  await it.pass(0);
  await it.answer(stored(2));
  assert.equal(it.last, "saved");
});

test("a change taken back needs no sending", async () => {
  const it = new World();
  it.type("one!", "two");
  it.type("one", "two");
  await it.pass(IDLE);
  assert.equal(it.posts.length, 0);
  assert.equal(it.last, "clean");
  assert.equal(it.kept, null);
});

test("the last try at leaving is not taken for somebody else's later", async () => {
  const it = new World();
  const sent: string[] = [];
  it.type("one!", "two");
  it.saver.leave((revision, left) => sent.push(`${revision} ${textOf(left)}`));
  assert.deepEqual(sent, ["1 one!\ntwo"]);
  assert.equal(it.left!.unanswered.length, 1);
  it.type("one!!", "two");
  await it.pass(IDLE);
  await it.answer(conflict(2, "one!", "two"));
  assert.equal(it.open, null);
  it.saver.leave(() => sent.push("again"));
  await it.pass(IDLE);
  assert.equal(it.posts.at(-1)!.revision, 2);
});

const draft = (base: Doc, words: Doc, ...unanswered: Doc[]): Draft => ({ revision: 1, base, doc: words, unanswered, at: 0 });

test("a draft found on the device: what is worth keeping", () => {
  const [base, mine] = [doc("one", "two"), doc("one mine", "two")];
  assert.equal(unsent(draft(base, mine), mine), null);
  assert.equal(unsent(draft(base, base), doc("other", "two")), null);
  assert.equal(textOf(unsent(draft(base, mine), doc("one", "two theirs"))!.doc), "one mine\ntwo theirs");
  assert.equal(unsent(draft(base, mine), doc("theirs", "two"))!.conflicts.length, 1);
  assert.deepEqual(unsent(draft(base, mine, doc("one mi", "two")), doc("one mi", "two"))!.conflicts, []);
  assert.equal(unsent(draft(base, mine), doc("one mine", "two theirs")), null);
});
