/** The language server and its client: started when a document needs it, stopped, started anew. */

import * as vscode from "vscode";
import { LanguageClient, type LanguageClientOptions, type ServerOptions, State } from "vscode-languageclient/node";
import { selector } from "./documents";
import { ask, candidates, complaint, type Finding, find, installation, shown } from "./finding";
import { folders, initialOptions, places, settings } from "./settings";

const HOW = "https://github.com/OWNER/biblint/blob/main/docs/editors.md";

export class Server implements vscode.Disposable {
  private client: LanguageClient | undefined;
  private starting: Promise<void> | undefined;

  constructor(private readonly output: vscode.OutputChannel) {}

  /** True if the server answers. */
  get isRunning(): boolean {
    return this.client?.state === State.Running;
  }

  /** Start the server, unless it runs or is about to. */
  start(): Promise<void> {
    this.starting ??= this.begin();
    return this.starting;
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  async stop(): Promise<void> {
    await this.starting?.catch(() => undefined);
    this.starting = undefined;
    const client = this.client;
    this.client = undefined;
    await client?.dispose().catch((error) => this.output.appendLine(`at the end: ${error}`));
  }

  dispose(): void {
    void this.stop();
  }

  /** Have the server carry out a command; undefined if it does not run. */
  async execute(command: string, ...values: unknown[]): Promise<unknown> {
    await this.starting;
    return this.client?.sendRequest("workspace/executeCommand", { command, arguments: values });
  }

  private async begin(): Promise<void> {
    const wanted = settings();
    const folder = folders()[0];
    const finding = await find(candidates(await places(wanted)), (command) => ask(command, folder));
    for (const { command, answer } of finding.tried) {
      this.output.appendLine(`${shown(command)} (${command.origin}): ${answer.verdict}. ${answer.output}`);
    }
    if (!finding.command) {
      void this.complain(finding);
      return;
    }
    const { program, before, origin } = finding.command;
    this.output.appendLine(`starting ${shown(finding.command)} (${origin})`);
    const options: ServerOptions = {
      command: program,
      args: [...before, "lsp", ...wanted.arguments],
      options: { cwd: folder },
    };
    const client = new LanguageClient("biblint", "biblint", options, this.clientOptions());
    this.client = client;
    try {
      await client.start();
    } catch (error) {
      this.output.appendLine(String(error));
      void this.complain({ tried: [{ command: finding.command, answer: { verdict: "failed", output: `${error}` } }] });
    }
  }

  private clientOptions(): LanguageClientOptions {
    return {
      documentSelector: selector(),
      initializationOptions: initialOptions(settings()),
      outputChannel: this.output,
      diagnosticCollectionName: "biblint",
    };
  }

  private async complain(finding: Finding): Promise<void> {
    const [install, configure, show, how] = ["Install", "Settings", "Show Output", "How to Install"];
    const chosen = await vscode.window.showErrorMessage(
      complaint(finding),
      ...(vscode.workspace.isTrusted ? [install] : []),
      configure,
      show,
      how,
    );
    if (chosen === install) {
      const terminal = vscode.window.createTerminal("biblint");
      terminal.show();
      terminal.sendText(installation(finding), false); // for the user to look at, and to run
    } else if (chosen === configure) {
      await vscode.commands.executeCommand("workbench.action.openSettings", "biblint.");
    } else if (chosen === show) {
      this.output.show();
    } else if (chosen === how) {
      await vscode.env.openExternal(vscode.Uri.parse(HOW));
    }
  }
}
