/** Where biblint is: the commands that may start it, in their order, and whether one of them does. */

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import * as path from "node:path";

/** Where a command was found. */
export type Origin = "setting" | "workspace" | "interpreter" | "path";

/** A command that runs biblint, to which its arguments are added. */
export interface Command {
  readonly program: string;
  readonly before: readonly string[];
  readonly origin: Origin;
}

/** Where to look. */
export interface Places {
  /** The settings `biblint.path` and `biblint.python`; empty if not set. */
  readonly path: string;
  readonly python: string;
  /** The folders of the workspace; none if it is not trusted. */
  readonly folders: readonly string[];
  /** The interpreter that the Python extension has chosen. */
  readonly interpreter?: string;
}

/** What became of asking a command for its language server. */
export type Verdict = "usable" | "absent" | "without-lsp" | "failed";

export interface Answer {
  readonly verdict: Verdict;
  /** What it wrote, if it is not usable. */
  readonly output: string;
}

/** The command to start, or what was wrong with those that were there. */
export interface Finding {
  readonly command?: Command;
  readonly tried: readonly { readonly command: Command; readonly answer: Answer }[];
}

const IS_WINDOWS = process.platform === "win32";

/** The program of a name in a virtual environment. */
export function inEnvironment(environment: string, name: string): string {
  return IS_WINDOWS ? path.join(environment, "Scripts", `${name}.exe`) : path.join(environment, "bin", name);
}

/** A path of the settings with `~` and `${workspaceFolder}` written out. */
export function expanded(text: string, folders: readonly string[], home: string): string {
  return text.replace(/^~(?=$|[\\/])/, () => home).replace(/\$\{workspaceFolder\}/g, () => folders[0] ?? "");
}

/** The commands that may start biblint; where a setting names one, that alone. */
export function candidates(places: Places, exists: (file: string) => boolean = existsSync): Command[] {
  if (places.path) {
    return [{ program: places.path, before: [], origin: "setting" }];
  }
  if (places.python) {
    return [{ program: places.python, before: ["-m", "biblint"], origin: "setting" }];
  }
  const found: Command[] = [];
  for (const folder of places.folders) {
    const program = inEnvironment(path.join(folder, ".venv"), "biblint");
    if (exists(program)) {
      found.push({ program, before: [], origin: "workspace" });
    }
  }
  if (places.interpreter) {
    found.push({ program: places.interpreter, before: ["-m", "biblint"], origin: "interpreter" });
  }
  found.push({ program: "biblint", before: [], origin: "path" });
  return found;
}

/** What a command's exit and output say; the server ends with 0 when its input does. */
export function judged(status: number | null, output: string): Verdict {
  if (status === 0) {
    return "usable";
  }
  if (/needs pygls|biblint\[lsp\]/.test(output)) {
    return "without-lsp";
  }
  return /No module named biblint\b/.test(output) ? "absent" : "failed";
}

/** Start the server of a command with nothing to read, and see how it ends. */
export function ask(command: Command, folder: string | undefined, milliseconds = 20_000): Promise<Answer> {
  return new Promise((resolve) => {
    let output = "";
    const child = spawn(command.program, [...command.before, "lsp"], {
      cwd: folder,
      stdio: ["ignore", "ignore", "pipe"],
    });
    const timer = setTimeout(() => child.kill(), milliseconds); // spawn's own outlives a program that is not there
    child.stderr.setEncoding("utf8").on("data", (piece: string) => (output += piece));
    child.on("error", (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      resolve({ verdict: error.code === "ENOENT" ? "absent" : "failed", output: error.message });
    });
    child.on("close", (status) => {
      clearTimeout(timer);
      resolve({ verdict: judged(status, output), output: output.trim() });
    });
  });
}

/** The first command whose language server starts. */
export async function find(
  commands: readonly Command[],
  asked: (command: Command) => Promise<Answer>,
): Promise<Finding> {
  const tried: { command: Command; answer: Answer }[] = [];
  for (const command of commands) {
    const answer = await asked(command);
    if (answer.verdict === "usable") {
      return { command, tried };
    }
    tried.push({ command, answer });
  }
  return { tried };
}

/** A command as it is typed. */
export function shown(command: Command): string {
  return [command.program, ...command.before].join(" ");
}

/** What to tell the user when no command can be used. */
export function complaint(finding: Finding): string {
  const lacking = finding.tried.find((one) => one.answer.verdict === "without-lsp");
  if (lacking) {
    return `${shown(lacking.command)} has no language server: install biblint[lsp] beside it.`;
  }
  const failed = finding.tried.find((one) => one.answer.verdict === "failed");
  if (failed) {
    return `${shown(failed.command)} cannot be run: ${failed.answer.output.split("\n").pop() || "it failed"}`;
  }
  const named = finding.tried.find((one) => one.command.origin === "setting");
  if (named) {
    return `The settings name ${shown(named.command)}, where there is no biblint.`;
  }
  return "biblint is not installed where this workspace could find it.";
}

/** How biblint is installed for the command that came closest: a line for a terminal. */
export function installation(finding: Finding): string {
  const closest = finding.tried.find((one) => one.answer.verdict === "without-lsp") ?? finding.tried[0];
  const quoted = (program: string) => (/[^\w./\\:~-]/.test(program) ? `"${program}"` : program);
  const command = closest?.command;
  if (command?.before.length) {
    return `${quoted(command.program)} -m pip install "biblint[lsp]"`;
  }
  if (command?.origin === "workspace") {
    const python = path.join(path.dirname(command.program), IS_WINDOWS ? "python.exe" : "python");
    return `${quoted(python)} -m pip install "biblint[lsp]"`;
  }
  return 'pip install "biblint[lsp]"';
}
