/**
 * As much of VS Code as the client needs to talk to a server: documents and edits, and what it registers.
 * Whatever else it asks for is answered by something that does nothing.
 */

import { readFileSync } from "node:fs";
import Module from "node:module";
import { minimatch } from "minimatch";
import { URI } from "vscode-uri";

type Listener = (event: never) => unknown;

class Disposable {
  constructor(private readonly end: () => void = () => undefined) {}
  dispose(): void {
    this.end();
  }
  static from(...all: { dispose(): void }[]): Disposable {
    return new Disposable(() => all.forEach((one) => one.dispose()));
  }
}

class EventEmitter {
  private readonly listeners = new Set<Listener>();
  readonly event = (listener: Listener, self?: unknown): Disposable => {
    const bound = self ? listener.bind(self) : listener;
    this.listeners.add(bound);
    return new Disposable(() => this.listeners.delete(bound));
  };
  fire(event: unknown): void {
    this.listeners.forEach((listener) => listener(event as never));
  }
  dispose(): void {
    this.listeners.clear();
  }
}

class CancellationTokenSource {
  private readonly asked = new EventEmitter();
  readonly token = { isCancellationRequested: false, onCancellationRequested: this.asked.event };
  cancel(): void {
    this.token.isCancellationRequested = true;
    this.asked.fire(undefined);
  }
  dispose(): void {
    this.asked.dispose();
  }
}

export class Position {
  constructor(
    readonly line: number,
    readonly character: number,
  ) {}
  isBefore(other: Position): boolean {
    return this.line < other.line || (this.line === other.line && this.character < other.character);
  }
}

export class Range {
  readonly start: Position;
  readonly end: Position;
  constructor(a: Position | number, b: Position | number, c?: number, d?: number) {
    this.start = a instanceof Position ? a : new Position(a, b as number);
    this.end = b instanceof Position ? b : new Position(c as number, d as number);
  }
}

class Diagnostic {
  source = "";
  code: unknown;
  constructor(
    readonly range: Range,
    readonly message: string,
    readonly severity = 0,
  ) {}
}

class TextEdit {
  constructor(
    readonly range: Range,
    readonly newText: string,
  ) {}
}

export class WorkspaceEdit {
  private readonly all: { uri: URI; edit: TextEdit }[] = [];
  set(uri: URI, edits: (TextEdit | [TextEdit, unknown])[]): void {
    this.all.push(...edits.map((one) => ({ uri, edit: Array.isArray(one) ? one[0] : one })));
  }
  replace(uri: URI, range: Range, text: string): void {
    this.all.push({ uri, edit: new TextEdit(range, text) });
  }
  insert(uri: URI, at: Position, text: string): void {
    this.replace(uri, new Range(at, at), text);
  }
  delete(uri: URI, range: Range): void {
    this.replace(uri, range, "");
  }
  createFile(): void {
    /* files are not made here */
  }
  of(document: Document): TextEdit[] {
    return this.all.filter((one) => String(one.uri) === String(document.uri)).map((one) => one.edit);
  }
}

class CodeActionKind {
  constructor(readonly value: string) {}
  append(part: string): CodeActionKind {
    return new CodeActionKind(this.value ? `${this.value}.${part}` : part);
  }
  contains(other: CodeActionKind): boolean {
    return this.value === "" || other.value === this.value || other.value.startsWith(`${this.value}.`);
  }
  static readonly Empty = new CodeActionKind("");
  static readonly QuickFix = new CodeActionKind("quickfix");
  static readonly Refactor = new CodeActionKind("refactor");
  static readonly Source = new CodeActionKind("source");
}

class CodeAction {
  kind: CodeActionKind | undefined;
  edit: WorkspaceEdit | undefined;
  command: unknown;
  constructor(readonly title: string) {}
}

export class Document {
  version = 1;
  isClosed = false;
  readonly uri: URI;
  constructor(
    readonly fileName: string,
    readonly languageId: string,
    private text = readFileSync(fileName, "utf8"),
  ) {
    this.uri = URI.file(fileName);
  }
  getText(): string {
    return this.text;
  }
  get lineCount(): number {
    return this.text.split("\n").length;
  }
  offset(at: Position): number {
    const lines = this.text.split("\n").slice(0, at.line);
    return lines.reduce((sum, line) => sum + line.length + 1, 0) + at.character;
  }
  within(range: Range): string {
    return this.text.slice(this.offset(range.start), this.offset(range.end));
  }
  /** Apply edits as the editor does, and tell of it. */
  edit(edits: readonly TextEdit[]): void {
    const changes = edits
      .map(({ range, newText }) => ({ range, text: newText, rangeOffset: this.offset(range.start), rangeLength: 0 }))
      .sort((a, b) => b.rangeOffset - a.rangeOffset);
    for (const change of changes) {
      change.rangeLength = this.offset(change.range.end) - change.rangeOffset;
    }
    for (const { rangeOffset, rangeLength, text } of changes) {
      this.text = this.text.slice(0, rangeOffset) + text + this.text.slice(rangeOffset + rangeLength);
    }
    this.version += 1;
    events.onDidChangeTextDocument.fire({ document: this, contentChanges: changes, reason: undefined });
  }
}

class Collection extends Map<string, Diagnostic[]> {
  constructor(readonly name: string) {
    super();
    collections.push(this);
  }
  override set(uri: unknown, found?: Diagnostic[]): this {
    return super.set(String(uri), found ?? []);
  }
  override delete(uri: unknown): boolean {
    return super.delete(String(uri));
  }
  dispose(): void {
    this.clear();
  }
}

class TabInputText {
  constructor(readonly uri: URI) {}
}

const collections: Collection[] = [];
const events = {
  onDidOpenTextDocument: new EventEmitter(),
  onDidChangeTextDocument: new EventEmitter(),
  onDidChangeConfiguration: new EventEmitter(),
};

/** What the extension did to the editor, and what the test says of it. */
export const editor = {
  settings: {} as Record<string, unknown>,
  documents: [] as Document[],
  isTrusted: true,
  folders: [] as string[],
  interpreter: undefined as string | undefined,
  errors: [] as { message: string; buttons: string[] }[],
  choice: undefined as string | undefined,
  typed: [] as string[],
  output: [] as string[],
  shown: [] as string[],
  executed: [] as unknown[][],
  commands: new Map<string, (...values: unknown[]) => unknown>(),
  actions: undefined as undefined | { provideCodeActions: Function; resolveCodeAction: Function },
  active: undefined as undefined | { document: Document; selection: { active: Position } },

  diagnostics(document: Document): Diagnostic[] {
    return collections.flatMap((one) => one.get(String(document.uri)) ?? []);
  },
  open(document: Document): void {
    editor.documents.push(document);
    editor.active = { document, selection: { active: new Position(0, 0) } };
    events.onDidOpenTextDocument.fire(document);
  },
  /** Put what a test has told aside. */
  forget(): void {
    Object.assign(editor, { settings: {}, documents: [], folders: [], isTrusted: true, active: undefined });
    Object.assign(editor, { interpreter: undefined, errors: [], typed: [], output: [], shown: [], executed: [] });
    editor.choice = undefined;
    editor.commands.clear();
    collections.length = 0;
  },
};

/** An object whose missing members are harmless: events, registrations, classes. */
function lenient<Known extends object>(known: Known): Known {
  return new Proxy(known, {
    get(target, name) {
      if (name in target || typeof name === "symbol" || name === "then") {
        return Reflect.get(target, name);
      }
      return /^[A-Z]/.test(name) ? class {} : () => new Disposable();
    },
  });
}

const output = lenient({
  append: (text: string) => editor.output.push(text),
  appendLine: (text: string) => editor.output.push(text),
  show: () => editor.shown.push("output"),
});

const vscode = lenient({
  Uri: URI,
  Position,
  Range,
  Diagnostic,
  TextEdit,
  WorkspaceEdit,
  CodeAction,
  CodeActionKind,
  Disposable,
  EventEmitter,
  CancellationTokenSource,
  TabInputText,
  DiagnosticSeverity: { Error: 0, Warning: 1, Information: 2, Hint: 3 },
  DiagnosticTag: { Unnecessary: 1, Deprecated: 2 },
  CodeActionTriggerKind: { Invoke: 1, Automatic: 2 },
  CompletionTriggerKind: { Invoke: 0 },
  SignatureHelpTriggerKind: { Invoke: 1 },
  SymbolKind: {},
  SymbolTag: {},
  FoldingRangeKind: {},
  CompletionItemKind: {},
  CompletionItemTag: {},
  DocumentHighlightKind: {},
  FileType: {},
  NotebookCellKind: {},
  TextDocumentSaveReason: {},
  ProgressLocation: { Window: 10 },
  version: "1.82.0",
  env: lenient({ language: "en", appName: "test", openExternal: (uri: URI) => editor.shown.push(String(uri)) }),
  extensions: {
    getExtension: () =>
      editor.interpreter && {
        activate: async () => ({
          environments: {
            getActiveEnvironmentPath: () => ({ path: editor.interpreter }),
            resolveEnvironment: async (of: { path: string }) => ({ executable: { uri: URI.file(of.path) } }),
          },
        }),
      },
  },
  workspace: lenient({
    get textDocuments() {
      return editor.documents;
    },
    get isTrusted() {
      return editor.isTrusted;
    },
    get workspaceFolders() {
      return editor.folders.map((path, index) => ({ uri: URI.file(path), name: path, index }));
    },
    getConfiguration: (section = "") => ({
      get: (name: string, otherwise: unknown) => editor.settings[`${section}.${name}`] ?? otherwise,
    }),
    onDidOpenTextDocument: events.onDidOpenTextDocument.event,
    onDidChangeTextDocument: events.onDidChangeTextDocument.event,
    onDidChangeConfiguration: events.onDidChangeConfiguration.event,
    createFileSystemWatcher: () => lenient({}),
  }),
  languages: lenient({
    match: (filters: { language?: string; scheme?: string; pattern?: string }[], document: Document) =>
      filters.some(
        ({ language, scheme, pattern }) =>
          (!language || language === document.languageId) &&
          (!scheme || scheme === document.uri.scheme) &&
          (!pattern || minimatch(document.fileName, pattern)),
      )
        ? 10
        : 0,
    createDiagnosticCollection: (name: string) => new Collection(name),
    getDiagnostics: (uri: URI) => collections.flatMap((one) => one.get(String(uri)) ?? []),
    registerCodeActionsProvider: (_: unknown, provider: NonNullable<typeof editor.actions>) => {
      editor.actions = provider;
      return new Disposable();
    },
  }),
  commands: lenient({
    registerCommand: (name: string, run: (...values: unknown[]) => unknown) => {
      editor.commands.set(name, run);
      return new Disposable(() => editor.commands.delete(name));
    },
    executeCommand: async (...call: unknown[]) => void editor.executed.push(call),
  }),
  window: lenient({
    get activeTextEditor() {
      return editor.active;
    },
    get visibleTextEditors() {
      return editor.active ? [editor.active] : [];
    },
    tabGroups: lenient({
      get all() {
        return [{ tabs: editor.documents.map((one) => ({ input: new TabInputText(one.uri) })) }];
      },
    }),
    createOutputChannel: () => output,
    createTerminal: () => lenient({ sendText: (text: string) => editor.typed.push(text) }),
    showErrorMessage: async (message: string, ...buttons: string[]) => {
      editor.errors.push({ message, buttons });
      return editor.choice;
    },
    showQuickPick: async (items: string[]) => items[0],
    showTextDocument: async (uri: URI) => editor.shown.push(uri.fsPath),
    withProgress: (_: unknown, task: Function) => task(lenient({})),
  }),
});

/** Let `require("vscode")` be this. */
export function install(): void {
  const loader = Module as unknown as { _load(name: string, ...rest: unknown[]): unknown };
  const load = loader._load;
  loader._load = (name, ...rest) => (name === "vscode" ? vscode : load.call(loader, name, ...rest));
}
