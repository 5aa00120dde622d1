import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { test } from "node:test";
import { looksLikeExport, selector } from "../src/documents";
import * as finding from "../src/finding";

const NOWHERE = { path: "", python: "", folders: [], interpreter: undefined };
const shown = (places: Partial<finding.Places>, exists = () => true) =>
  finding.candidates({ ...NOWHERE, ...places }, exists).map((one) => `${one.origin}: ${finding.shown(one)}`);

function program(name: string, body: string): finding.Command {
  const file = path.join(mkdtempSync(path.join(tmpdir(), "biblint-")), name);
  writeFileSync(file, `#!/bin/sh\n${body}\n`);
  chmodSync(file, 0o755);
  return { program: file, before: [], origin: "workspace" };
}

test("the order: workspace, interpreter, path", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "biblint-"));
  const own = finding.inEnvironment(path.join(folder, ".venv"), "biblint");
  mkdirSync(path.dirname(own), { recursive: true });
  writeFileSync(own, "");
  const found = finding.candidates({ ...NOWHERE, folders: ["/none", folder], interpreter: "/usr/bin/python3" });
  assert.deepEqual(
    found.map((one) => `${one.origin}: ${finding.shown(one)}`),
    [`workspace: ${own}`, "interpreter: /usr/bin/python3 -m biblint", "path: biblint"],
  );
});

test("a setting is taken alone", () => {
  const others = { folders: ["/a"], interpreter: "/p" };
  assert.deepEqual(shown({ ...others, path: "/b/biblint", python: "/c/python" }), ["setting: /b/biblint"]);
  assert.deepEqual(shown({ ...others, python: "/c/python" }), ["setting: /c/python -m biblint"]);
});

test("a workspace without .venv, and one that is not trusted", () => {
  assert.deepEqual(shown({ folders: ["/a"] }, () => false), ["path: biblint"]);
  assert.deepEqual(shown({ folders: [] }), ["path: biblint"]);
});

for (const [text, written] of [
  ["~/venv/bin/biblint", "/home/me/venv/bin/biblint"],
  ["${workspaceFolder}/tools/biblint", "/w/tools/biblint"],
  ["/a/~b", "/a/~b"],
]) {
  test(`the path ${text}`, () => assert.equal(finding.expanded(text!, ["/w", "/x"], "/home/me"), written));
}

for (const [what, body, verdict] of [
  ["a server that ends with its input", 'test "$1" = lsp && ! read line', "usable"],
  ["one without pygls", `echo "biblint: the language server needs pygls: pip install 'biblint[lsp]'" >&2; exit 2`, "without-lsp"],
  ["a Python without biblint", 'echo "/usr/bin/python3: No module named biblint" >&2; exit 1', "absent"],
  ["a program that fails", "echo broken >&2; exit 3", "failed"],
] as const) {
  test(`asking ${what}`, async () => {
    assert.equal((await finding.ask(program("biblint", body), undefined)).verdict, verdict);
  });
}

test("asking what is not there, and what does not end", async () => {
  assert.equal((await finding.ask({ program: "/no/such", before: [], origin: "path" }, undefined)).verdict, "absent");
  assert.equal((await finding.ask(program("biblint", "exec sleep 30"), undefined, 200)).verdict, "failed");
});

const answered = (verdict: finding.Verdict, output = "") => async () => ({ verdict, output });

test("the first usable one is taken, and what was tried is told", async () => {
  const [first, second] = [program("a", ""), program("b", "")];
  const found = await finding.find([first, second], async (command) => ({
    verdict: command === second ? "usable" : "absent",
    output: "",
  }));
  assert.equal(found.command, second);
  assert.deepEqual(found.tried.map((one) => one.answer.verdict), ["absent"]);
});

for (const [places, verdict, output, message, line] of [
  [{}, "absent", "", /not installed/, 'pip install "biblint[lsp]"'],
  [{}, "without-lsp", "", /has no language server/, 'pip install "biblint[lsp]"'],
  [{ path: "/b/biblint" }, "absent", "", /settings name \/b\/biblint/, 'pip install "biblint[lsp]"'],
  [{ python: "/my env/python" }, "absent", "", /settings name/, '"/my env/python" -m pip install "biblint[lsp]"'],
  [{ folders: ["/w"] }, "without-lsp", "", /\/w\/\.venv/, '/w/.venv/bin/python -m pip install "biblint[lsp]"'],
  [{}, "failed", "a\nlast words", /last words/, 'pip install "biblint[lsp]"'],
] as const) {
  test(`the complaint: ${JSON.stringify(places)} ${verdict}`, async () => {
    const commands = finding.candidates({ ...NOWHERE, ...places }, () => true).slice(0, 1);
    const found = await finding.find(commands, answered(verdict, output));
    assert.match(finding.complaint(found), message);
    assert.equal(finding.installation(found), line);
  });
}

for (const [text, is] of [
  ["TY  - JOUR\r\nAU  - A, B\r\n", true],
  ["FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\n", true],
  ["A title\n\n被引:14\n作者\nLu, Jianle [1 ]\n", true],
  ["PMID- 1\n", true],
  ["%0 Journal Article\n", true],
  ["Shopping list\nAuthors are people\n100%0 milk\n", false],
  ["", false],
] as const) {
  test(`a plain text ${JSON.stringify(text.slice(0, 20))}`, () => assert.equal(looksLikeExport(text), is));
}

test("documents of other schemes are left alone", () => {
  assert.deepEqual(new Set(selector().map((one) => one.scheme)), new Set(["file", "untitled"]));
});
