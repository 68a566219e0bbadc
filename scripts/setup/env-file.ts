import { randomBytes } from "node:crypto";
import { chmod, copyFile, open, readFile, rename, rm } from "node:fs/promises";
import { parseEnv } from "node:util";

export type Variables = Readonly<Record<string, string>>;

/** The variables of the file, or undefined when there is no such file. */
export async function readEnvFile(file: string): Promise<Variables | undefined> {
  try {
    return parseEnv(await readFile(file, "utf8")) as Variables;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** The template with its comments, our values in it; what it does not know comes last. */
export function fillTemplate(template: string, variables: Variables): string {
  const known = new Set<string>();
  const filled = template.replaceAll(/^([A-Z_]+)=.*$/gm, (line, name: string) => {
    known.add(name);
    const value = variables[name];
    return value === undefined ? line : `${name}=${quote(value)}`;
  });
  const others = Object.entries(variables).filter(([name]) => !known.has(name));
  return [filled.trimEnd(), ...others.map(([name, value]) => `${name}=${quote(value)}`), ""].join("\n");
}

/** All or nothing: the new file is complete before it takes the old one's place. */
export async function writeEnvFile(file: string, text: string, backup?: string): Promise<void> {
  const draft = `${file}.${randomBytes(4).toString("hex")}`;
  try {
    const handle = await open(draft, "wx", 0o600);
    await handle.writeFile(text);
    await handle.sync();
    await handle.close();
    if (backup !== undefined) {
      await copyFile(file, backup);
      await chmod(backup, 0o600);
    }
    await rename(draft, file);
  } finally {
    await rm(draft, { force: true });
  }
}

function quote(value: string): string {
  if (/^[\w@%+=:,./-]*$/.test(value)) return value;
  return value.includes("'") ? `"${value}"` : `'${value}'`;
}
