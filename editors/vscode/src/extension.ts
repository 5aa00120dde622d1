/** The extension: starts the server when a document of its kind is opened, and adds the commands. */

import * as vscode from "vscode";
import { LANGUAGES, looksLikeExport } from "./documents";
import { Server } from "./server";

const FIX_ALL = "source.fixAll.biblint";
const CONFIG = /[\\/]\.?biblint\.yaml$/;

let server: Server | undefined;

export function activate(context: vscode.ExtensionContext): { readonly started: Promise<void> } {
  const output = vscode.window.createOutputChannel("biblint");
  const running = new Server(output);
  server = running;
  const { subscriptions } = context;
  const { registerCommand } = vscode.commands;
  subscriptions.push(
    output,
    registerCommand("biblint.restart", () => running.restart()),
    registerCommand("biblint.fixAll", fixAll),
    registerCommand("biblint.explainRule", () => explainRule(running)),
    registerCommand("biblint.showOutput", () => output.show()),
    vscode.workspace.onDidOpenTextDocument((document) => {
      if (needsServer(document)) {
        void running.start();
      }
    }),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (["path", "python", "arguments", "language", "rulePages"].some((name) => change.affectsConfiguration(`biblint.${name}`))) {
        void running.restart();
      }
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => running.restart()),
  );
  const isNeeded = vscode.workspace.textDocuments.some(needsServer);
  return { started: isNeeded ? running.start() : Promise.resolve() };
}

export async function deactivate(): Promise<void> {
  await server?.stop();
  server = undefined;
}

function needsServer(document: vscode.TextDocument): boolean {
  return (
    LANGUAGES.includes(document.languageId) ||
    CONFIG.test(document.fileName) ||
    (document.languageId === "plaintext" && looksLikeExport(document.getText()))
  );
}

async function fixAll(): Promise<void> {
  await vscode.commands.executeCommand("editor.action.codeAction", { kind: FIX_ALL, apply: "first" });
}

async function explainRule(running: Server): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    return;
  }
  const { document, selection } = editor;
  const found = vscode.languages
    .getDiagnostics(document.uri)
    .filter((one) => one.source === "biblint" && one.range.start.line <= selection.active.line)
    .filter((one) => one.range.end.line >= selection.active.line);
  const rules = [...new Set(found.map(ruleOf).filter(Boolean))];
  const rule = rules.length > 1 ? await vscode.window.showQuickPick(rules, { title: "Which rule?" }) : rules[0];
  if (rule) {
    await running.execute("biblint.explain", rule, document.fileName);
  } else if (!rules.length) {
    void vscode.window.showInformationMessage("biblint: there is nothing to explain in this line.");
  }
}

/** The id of a diagnostic's rule, which is a link where rule pages have an address. */
function ruleOf(diagnostic: vscode.Diagnostic): string {
  const { code } = diagnostic;
  return String((typeof code === "object" ? code.value : code) ?? "");
}
