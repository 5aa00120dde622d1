/** The built extension and its client, against the real server: `BIBLINT`, or the `biblint` on the path. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { afterEach, test } from "node:test";
import { Document, editor, install, Position, Range, type WorkspaceEdit } from "./vscode";

install();
const extension = createRequire(path.resolve("package.json"))("./dist/extension.js");
const BIBLINT = process.env["BIBLINT"] ?? "biblint";
const BIBTEX = `@article{moss2020,
  author  = {李, 明 and Müller, Karin},
  title   = {𝔸 😀 水面 of moss &amp; stone on 𝔹 walls},
  journal = {Journal of Urban Botany},
  year    = {2020},
  volume  = {13},
  pages   = {3287--3300},
  doi     = {https://doi.org/10.5555/jub.2020.3287},
}
`;
const RIS = `TY  - JOUR
AU  - 王, 芳
TI  - 𝔸 😀 苔藓 moss &amp; stone
T2  - 植物学报 😀 &amp; Notes
PY  - 2018
VL  - 44
SP  - 101
EP  - 119
DO  - https://doi.org/10.5555/afe.2018.3287
ER  - ${""}
`;

async function until<Value>(what: () => Value | Promise<Value>, seconds = 30): Promise<Value> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const value = await what();
    if (value || Date.now() > end) {
      return value;
    }
    await new Promise((resume) => setTimeout(resume, 20));
  }
}

const subscriptions: { dispose(): void }[] = [];

function activate(settings: Record<string, unknown> = { "biblint.path": BIBLINT }): Promise<void> {
  editor.settings = settings;
  return extension.activate({ subscriptions }).started;
}

function opened(name: string, language: string, text: string): Document {
  const file = path.join(mkdtempSync(path.join(tmpdir(), "biblint-")), name);
  writeFileSync(file, text);
  const document = new Document(file, language);
  editor.open(document);
  return document;
}

const token = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => undefined }) };

async function actions(document: Document, only: string | undefined, range: Range) {
  const kind = only && { value: only };
  const found = editor.diagnostics(document).filter((one) => one.range.start.line === range.start.line);
  const context = { diagnostics: found, only: kind, triggerKind: 1 };
  return editor.actions!.provideCodeActions(document, range, context, token);
}

async function apply(action: { edit?: WorkspaceEdit }, document: Document): Promise<void> {
  const whole: typeof action = action.edit ? action : await editor.actions!.resolveCodeAction(action, token);
  document.edit(whole.edit!.of(document));
}

afterEach(async () => {
  await extension.deactivate();
  subscriptions.splice(0).forEach((one) => one.dispose());
  editor.forget();
});

for (const [name, language, text] of [
  ["moss.bib", "bibtex", BIBTEX],
  ["苔藓 😀.ris", "ris", RIS],
] as const) {
  test(`${name}: problems, one fix, all fixes`, async () => {
    await activate();
    const document = opened(name, language, text);
    const [file] = [document.fileName];
    await until(() => editor.diagnostics(document).length);
    const marked = editor.diagnostics(document).map((one) => [one.code, document.within(one.range)]);
    const expected = { "doi-prefix": "https://doi.org/", "html-entity": "&amp;" };
    assert.deepEqual(Object.fromEntries(marked), expected);

    const doi = editor.diagnostics(document).find((one) => one.code === "doi-prefix")!;
    const offered = await actions(document, undefined, doi.range);
    await apply(offered.find((one: { title: string }) => one.title.startsWith("Keep the bare DOI")), document);
    assert.equal(document.getText(), text.replace("https://doi.org/", ""));

    const whole = new Range(new Position(0, 0), new Position(document.lineCount, 0));
    await until(() => editor.diagnostics(document).every((one) => one.code !== "doi-prefix"));
    const [all] = await until(async () => {
      const found = await actions(document, "source.fixAll.biblint", whole);
      return found?.length ? found : undefined;
    });
    assert.equal(all.kind.value, "source.fixAll.biblint");
    await apply(all, document);
    execFileSync(BIBLINT, ["check", "--fix-only", "--quiet", "--no-cache", file]);
    assert.equal(document.getText(), readFileSync(file, "utf8"));
    await until(() => !editor.diagnostics(document).length);
    assert.deepEqual(editor.diagnostics(document), []);
  });
}

test("a text that begins like an export starts the server, another does not", async () => {
  await activate();
  opened("notes.txt", "plaintext", "Milk\nBread\n");
  assert.deepEqual(editor.output.filter((line) => line.startsWith("starting")), []);
  const document = opened("scopus.txt", "plaintext", RIS);
  await until(() => editor.diagnostics(document).length);
  assert.equal(editor.diagnostics(document).length, 3);
});

test("the language of messages, and the links of rules", async () => {
  const pages = { "biblint.language": "zh", "biblint.rulePages": "https://example.org/{rule}" };
  await activate({ "biblint.path": BIBLINT, ...pages });
  const document = opened("moss.bib", "bibtex", BIBTEX);
  await until(() => editor.diagnostics(document).length);
  const [first] = editor.diagnostics(document);
  assert.match(first!.message, /\p{Script=Han}/u);
  assert.match(String((first!.code as { target: unknown }).target), /^https:\/\/example\.org\/[a-z-]+$/);
});

test("the commands: explain the rule at the cursor, restart, fix all, show output", async () => {
  await activate();
  const document = opened("moss.bib", "bibtex", BIBTEX);
  await until(() => editor.diagnostics(document).length);
  editor.active!.selection.active = new Position(7, 0);
  await editor.commands.get("biblint.explainRule")!();
  await until(() => editor.shown.length);
  assert.match(readFileSync(editor.shown[0]!, "utf8"), /doi-prefix/);

  const started = () => editor.output.filter((line) => line.startsWith("starting")).length;
  await editor.commands.get("biblint.restart")!();
  assert.equal(started(), 2);
  await until(() => editor.diagnostics(document).length);
  assert.equal(editor.diagnostics(document).length, 2);

  await editor.commands.get("biblint.fixAll")!();
  const call = ["editor.action.codeAction", { kind: "source.fixAll.biblint", apply: "first" }];
  assert.deepEqual(editor.executed, [call]);
  editor.commands.get("biblint.showOutput")!();
  assert.equal(editor.shown.at(-1), "output");
});

test("no biblint: a message, and a terminal with the line that installs it", async () => {
  editor.choice = "Install";
  await activate({ "biblint.python": "/no/such/python" });
  opened("moss.bib", "bibtex", BIBTEX);
  await until(() => editor.typed.length);
  assert.match(editor.errors[0]!.message, /\/no\/such\/python -m biblint/);
  assert.deepEqual(editor.typed, ['/no/such/python -m pip install "biblint[lsp]"']);
});

test("an untrusted workspace: its .venv and the interpreter are left alone", async () => {
  editor.isTrusted = false;
  editor.interpreter = "/no/such/python";
  editor.folders = [mkdtempSync(path.join(tmpdir(), "biblint-"))];
  const before = process.env["PATH"];
  process.env["PATH"] = "";
  try {
    await activate({});
    opened("moss.bib", "bibtex", BIBTEX);
    await until(() => editor.errors.length);
  } finally {
    process.env["PATH"] = before;
  }
  assert.deepEqual(editor.errors[0]!.buttons, ["Settings", "Show Output", "How to Install"]);
  const tried = editor.output.filter((line) => / \((?:setting|workspace|interpreter|path)\)/.test(line));
  assert.deepEqual(tried, ["biblint (path): absent. spawn biblint ENOENT"]);
});

test("the interpreter of the Python extension is used", async () => {
  const python = path.join(path.dirname(BIBLINT), "python");
  editor.interpreter = python;
  await activate({});
  const document = opened("moss.bib", "bibtex", BIBTEX);
  await until(() => editor.diagnostics(document).length);
  assert.ok(editor.output.includes(`starting ${python} -m biblint (interpreter)`));
});
