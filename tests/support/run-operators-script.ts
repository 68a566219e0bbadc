import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

export interface ScriptRun {
  readonly code: number | null;
  /** Both of its streams. */
  readonly output: string;
}

/** A script of the operator as its own process, with the settings of a bot. In another folder its `data` is there too. */
export async function runOperatorsScript(
  [name, ...words]: readonly [string, ...string[]],
  environment: Readonly<Record<string, string>>,
  folder = ROOT,
): Promise<ScriptRun> {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, [`${ROOT}/scripts/${name}.ts`, ...words], {
    cwd: folder,
    env: { PATH, HOME, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, output };
}
