// Bundles the extension, and collects the licences of what goes into the bundle.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const { metafile } = await build({
  entryPoints: ["src/extension.ts"],
  bundle: true,
  minify: true,
  platform: "node",
  target: "node18",
  format: "cjs",
  external: ["vscode"],
  outfile: "dist/extension.js",
  metafile: true,
});

const packages = new Set();
for (const input of Object.keys(metafile.inputs)) {
  const found = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input);
  if (found) {
    packages.add(found[0]);
  }
}

const notices = ["The extension contains these packages.\n"];
for (const folder of [...packages].sort()) {
  const { name, version } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
  if (!file || !existsSync(`${folder}/${file}`)) {
    throw new Error(`no licence in ${folder}`);
  }
  notices.push(`\n${name} ${version}\n\n${readFileSync(`${folder}/${file}`, "utf8").trim()}\n`);
}
writeFileSync("dist/notices.txt", notices.join("\n"));
