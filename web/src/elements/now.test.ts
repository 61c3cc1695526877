import assert from "node:assert/strict";
import { test } from "node:test";

(globalThis as { document?: unknown }).document = { documentElement: { dataset: {} } };
const { now, present } = await import("./now");
const told = "2022-05-02T09:00:00+02:00";
const nine = Date.UTC(2022, 4, 2, 7);
const today = Date.UTC(2026, 10, 24, 12);

test("a page that tells no moment has the browser's", () => {
  assert.equal(present(undefined, today, today + 5), today + 5);
  assert.equal(present("soon", today, today + 5), today + 5);
  assert.ok(Math.abs(now() - Date.now()) < 1000);
});

test("a page that tells a moment counts whole minutes from it", () => {
  assert.equal(present(told, today, today), nine);
  assert.equal(present(told, today, today + 59_999), nine);
  assert.equal(present(told, today, today + 61_000), nine + 60_000);
  assert.equal(present(told, today, today + 26 * 3_600_000), nine + 26 * 3_600_000);
});

test("a browser whose clock is put back does not go behind the moment", () => {
  assert.equal(present(told, today, today - 3_600_000), nine);
});

test("the page's own moment is read from its root", () => {
  (globalThis as unknown as { document: { documentElement: { dataset: Record<string, string> } } }).document.documentElement.dataset["now"] = told;
  assert.equal(now(), nine);
});
