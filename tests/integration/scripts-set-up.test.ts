import { execFile } from "node:child_process";
import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** A machine with only these programs; each writes what it was asked into a diary. */
let machine: string;
let programs: string;

async function hasProgram(name: string, ...does: readonly string[]): Promise<void> {
  const file = join(programs, name);
  await writeFile(file, ["#!/bin/sh", `echo "${name} $*" >> "${machine}/diary"`, ...does, ""].join("\n"));
  await chmod(file, 0o755);
}

async function isUser(id: number): Promise<void> {
  await hasProgram("id", `echo ${id}`);
}

/** What apt-get or brew would leave behind. */
function bringing(name: string): string {
  return `if [ "$1" != update ]; then printf '#!/bin/sh\\n' > "${programs}/${name}"; /bin/chmod +x "${programs}/${name}"; fi`;
}

function run(
  command: string,
  variables: NodeJS.ProcessEnv = {},
): Promise<{ readonly code: number; readonly words: string }> {
  return new Promise((done) => {
    const options = { cwd: machine, env: { PATH: programs, ...variables } };
    const script = `set -euo pipefail; . scripts/lib/set-up.sh; ${command}`;
    const child = execFile("/bin/bash", ["--norc", "-c", script], options, (error, stdout, stderr) =>
      done({ code: error === null ? 0 : Number(error.code), words: stdout + stderr }),
    );
    child.stdin?.end();
  });
}

async function diary(): Promise<readonly string[]> {
  const text = await readFile(join(machine, "diary"), "utf8").catch(() => "");
  return text.split("\n").filter((line) => line !== "" && !line.startsWith("id "));
}

beforeEach(async () => {
  machine = await mkdtemp(join(tmpdir(), "juru-damai-machine-"));
  programs = join(machine, "programs");
  await mkdir(programs);
  await symlink(join(ROOT, "scripts"), join(machine, "scripts"));
  await symlink("/bin/sh", join(programs, "sh"));
  await isUser(1000);
});

afterEach(() => rm(machine, { recursive: true, force: true }));

describe("Redis for the scripts", () => {
  it.each(["redis-server", "valkey-server"])("is there already as %s", async (name) => {
    await hasProgram(name);
    await hasProgram("apt-get");

    expect(await run("need_redis", { CI: "true" })).toEqual({ code: 0, words: "" });
    expect(await diary()).toEqual([]);
  });

  it("is installed straight away for root", async () => {
    await isUser(0);
    await hasProgram("apt-get", bringing("redis-server"));

    const { code } = await run("need_redis");

    expect(code).toBe(0);
    expect(await diary()).toEqual(["apt-get update", "apt-get install -y --no-install-recommends redis-server"]);
  });

  it("is installed with sudo in CI", async () => {
    await hasProgram("sudo", 'exec "$@"');
    await hasProgram("apt-get", bringing("redis-server"));

    const { code } = await run("need_redis", { CI: "true" });

    expect(code).toBe(0);
    expect((await diary())[0]).toMatch(/^sudo sh -c apt-get update/);
  });

  it("is installed with brew where brew is", async () => {
    await hasProgram("brew", bringing("redis-server"));

    expect(await run("need_redis", { CI: "true" })).toMatchObject({ code: 0 });
    expect(await diary()).toEqual(["brew install redis"]);
  });

  it("is not installed when nobody can be asked, and what to install is said", async () => {
    await hasProgram("sudo", 'exec "$@"');
    await hasProgram("apt-get", bringing("redis-server"));

    const { code, words } = await run("need_redis");

    expect(code).toBe(1);
    expect(words).toContain("sudo apt-get install -y redis-server");
    expect(words).toContain("brew install redis");
    expect(await diary()).toEqual([]);
  });

  it("is asked for in plain words when installing did not help", async () => {
    await isUser(0);
    await hasProgram("apt-get", "exit 100");

    const { code, words } = await run("need_redis");

    expect(code).toBe(1);
    expect(words).toContain("Redis is needed");
  });
});

describe("Node for the scripts", () => {
  it("is asked for when it is missing", async () => {
    expect(await run("need_node")).toMatchObject({ code: 1, words: expect.stringContaining("found: none") });
  });

  it("is asked for when it is too old", async () => {
    await hasProgram("node", 'if [ "$1" = -p ]; then echo 18; else echo v18.20.0; fi');
    await hasProgram("npm");

    expect(await run("need_node")).toMatchObject({ code: 1, words: expect.stringContaining("found: v18.20.0") });
  });

  it("is fetched when npm left out its install script", async () => {
    await symlink(process.execPath, join(programs, "node"));
    await writeFile(join(machine, "package-lock.json"), '{"packages":{}}');
    await mkdir(join(machine, "node_modules/.bin"), { recursive: true });
    const bringsNode = `printf '#!/bin/sh\\necho v24.0.0\\n' > node_modules/.bin/node; /bin/chmod +x node_modules/.bin/node`;
    await hasProgram("npm", `if [ "$1" = rebuild ]; then ${bringsNode}; fi`);

    expect(await run("install_dependencies")).toMatchObject({ code: 0 });
    expect(await diary()).toEqual(["npm rebuild node --ignore-scripts=false --foreground-scripts --loglevel=error"]);
  });
});

describe("dependencies for the scripts", () => {
  const WANTED = {
    "": {},
    "node_modules/a": { version: "1.0.0" },
    "node_modules/b": { version: "2.0.0", optional: true },
  };

  async function npmCallsWith(installed: object | undefined): Promise<readonly string[]> {
    await symlink(process.execPath, join(programs, "node"));
    await mkdir(join(machine, "node_modules/.bin"), { recursive: true });
    await symlink(process.execPath, join(machine, "node_modules/.bin/node"));
    await writeFile(join(machine, "package-lock.json"), JSON.stringify({ packages: WANTED }));
    if (installed !== undefined) {
      await writeFile(join(machine, "node_modules/.package-lock.json"), JSON.stringify({ packages: installed }));
    }
    await hasProgram("npm");
    await run("install_dependencies");
    return diary();
  }

  it.each([
    ["everything is there", { "node_modules/a": { version: "1.0.0" }, "node_modules/b": { version: "2.0.0" } }],
    ["only what is for another system is missing", { "node_modules/a": { version: "1.0.0" } }],
  ])("are left alone when %s", async (_, installed) => {
    expect(await npmCallsWith(installed)).toEqual([]);
  });

  it.each([
    ["nothing was installed, or not to the end", undefined],
    ["the lock file names another version", { "node_modules/a": { version: "0.9.0" } }],
    ["the lock file names a new package", {}],
  ])("are installed when %s", async (_, installed) => {
    expect(await npmCallsWith(installed)).toEqual(["npm ci --no-audit --no-fund --loglevel=error"]);
  });
});
