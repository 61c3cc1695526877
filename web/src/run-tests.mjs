// Runs the unit tests of the scripts: `node src/run-tests.mjs` in web/. They need no browser.
import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const made = mkdtempSync(join(tmpdir(), "collegium-web-tests-"));
try {
  const tests = readdirSync(here, { recursive: true }).filter((name) => name.endsWith(".test.ts")).map((name) => join(here, name));
  await build({ entryPoints: tests, outdir: made, bundle: true, platform: "node", format: "esm", target: "node20", outExtension: { ".js": ".mjs" }, logLevel: "warning" });
  const files = readdirSync(made, { recursive: true }).filter((name) => name.endsWith(".mjs")).map((name) => join(made, name));
  process.exitCode = spawnSync(process.execPath, ["--test", ...files], { stdio: "inherit" }).status ?? 1;
} finally {
  rmSync(made, { recursive: true });
}
