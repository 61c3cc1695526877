// Whether the browser counts days and hours as the server does: the same samples as tests/commons/pages/test_deadline.py.
import { build } from "esbuild";
import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const web = dirname(fileURLToPath(import.meta.url));
const made = await build({ entryPoints: [join(web, "src/elements/distance.ts")], bundle: true, write: false, format: "esm" });
const { distance, patience, urgency } = await import(`data:text/javascript;base64,${Buffer.from(made.outputFiles[0].contents).toString("base64")}`);
const samples = JSON.parse(readFileSync(resolve(web, "../tests/commons/pages/distances.json"), "utf8"));
const now = Date.UTC(2022, 4, 2, 12);
for (const sample of samples) {
  const at = now + sample.minutes * 60_000;
  assert.equal(urgency(at, now), sample.urgency, `${sample.minutes} minutes`);
  assert.deepEqual({ ...distance(at, now) }, { amount: sample.amount, unit: sample.unit }, `${sample.minutes} minutes`);
  if (sample.patience) assert.equal(patience(at, now), sample.patience, `${sample.minutes} minutes`);
}
console.log(`${samples.length} distances are told as the server tells them.`);
