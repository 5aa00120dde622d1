/** The settings of the extension and the places to look for biblint. */

import { homedir } from "node:os";
import * as vscode from "vscode";
import { expanded, type Places } from "./finding";

export interface Settings {
  readonly path: string;
  readonly python: string;
  readonly arguments: readonly string[];
  readonly language: string;
  readonly rulePages: string;
}

/** The paths of the workspace's folders. */
export function folders(): string[] {
  return (vscode.workspace.workspaceFolders ?? [])
    .filter((folder) => folder.uri.scheme === "file")
    .map((folder) => folder.uri.fsPath);
}

export function settings(): Settings {
  const found = vscode.workspace.getConfiguration("biblint");
  const written = (name: string) => expanded(found.get<string>(name, "").trim(), folders(), homedir());
  return {
    path: written("path"),
    python: written("python"),
    arguments: found.get<string[]>("arguments", []),
    language: found.get<string>("language", "auto"),
    rulePages: found.get<string>("rulePages", ""),
  };
}

/** What the server is told at its start. */
export function initialOptions(wanted: Settings): { language?: string; rulePages?: string } {
  return {
    ...(wanted.language === "auto" ? {} : { language: wanted.language }),
    ...(wanted.rulePages ? { rulePages: wanted.rulePages } : {}),
  };
}

/** What the Python extension offers others; the part that is used here. */
interface PythonApi {
  readonly environments?: {
    getActiveEnvironmentPath(resource?: vscode.Uri): { readonly path: string };
    resolveEnvironment(of: { readonly path: string }): Promise<
      { readonly executable: { readonly uri?: vscode.Uri } } | undefined
    >;
  };
}

/** The interpreter that the Python extension has chosen for the workspace, if that extension is there. */
export async function interpreter(): Promise<string | undefined> {
  const extension = vscode.extensions.getExtension<PythonApi>("ms-python.python");
  if (!extension) {
    return undefined;
  }
  try {
    const { environments } = await extension.activate();
    const active = environments?.getActiveEnvironmentPath(vscode.workspace.workspaceFolders?.[0]?.uri);
    const resolved = active && (await environments?.resolveEnvironment(active));
    return resolved?.executable.uri?.fsPath;
  } catch {
    return undefined; // another extension's trouble
  }
}

export async function places(wanted: Settings): Promise<Places> {
  const isSet = Boolean(wanted.path || wanted.python);
  return {
    path: wanted.path,
    python: wanted.python,
    folders: vscode.workspace.isTrusted ? folders() : [],
    interpreter: isSet || !vscode.workspace.isTrusted ? undefined : await interpreter(),
  };
}
