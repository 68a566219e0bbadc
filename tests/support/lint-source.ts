import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

export interface Finding {
  readonly file: string;
  /** "eslint(no-restricted-imports)" */
  readonly rule: string;
  readonly message: string;
}

/** What the real rules say about files that exist only in a folder of their own. */
export async function lintSource(files: Readonly<Record<string, string>>): Promise<readonly Finding[]> {
  const folder = await mkdtemp(join(tmpdir(), "juru-damai-lint-"));
  try {
    await symlink(join(ROOT, "node_modules"), join(folder, "node_modules"));
    for (const file of [".oxlintrc.json", "tsconfig.json"]) await copyFile(join(ROOT, file), join(folder, file));
    for (const [file, source] of Object.entries(files)) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), source);
    }
    return await lintFolder(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What the rules say about this repository. */
export function lintRepository(): Promise<readonly Finding[]> {
  return lintFolder(ROOT);
}

interface Report {
  readonly diagnostics: readonly {
    readonly code: string;
    readonly message: string;
    readonly help?: string;
    readonly filename: string;
  }[];
  readonly number_of_files: number;
}

async function lintFolder(folder: string): Promise<readonly Finding[]> {
  const output = await new Promise<string>((heard) => {
    const options = { cwd: folder, maxBuffer: 64 * 1024 * 1024 };
    execFile(join(ROOT, "node_modules/.bin/oxlint"), ["--format=json"], options, (_, stdout) => heard(stdout));
  });
  const report = JSON.parse(output) as Report;
  if (report.number_of_files === 0) throw new Error("The linter looked at no file at all.");
  return report.diagnostics.map(({ code, message, help = "", filename }) => ({
    file: filename,
    rule: code,
    message: `${message} ${help}`,
  }));
}
