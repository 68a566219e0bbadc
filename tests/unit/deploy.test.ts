import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readEnvironment, VARIABLES } from "../../src/config.ts";
import { filesBelow, instructionsOf, RIGHT_SETTINGS, ROOT, readHere } from "../support/deploy-files.ts";

interface Service {
  readonly image?: string;
  readonly user?: string;
  readonly build?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly ports?: readonly string[];
  readonly networks?: readonly string[] | Readonly<Record<string, unknown>>;
  readonly volumes?: readonly string[];
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly cap_add?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly mem_limit?: string;
  readonly restart?: string;
  readonly stop_grace_period?: string;
  readonly entrypoint?: readonly string[];
  readonly command?: readonly string[];
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

const COMPOSE_FILES = ["compose.yaml", "compose.cluster.yaml"] as const;
const composed = COMPOSE_FILES.map((file) => [file, parse(readHere(file), { merge: true }) as Compose] as const);
const services = composed.flatMap(([file, { services: all }]) =>
  Object.entries(all).map(([name, service]) => ({ file, name, service })),
);
const bots = services.filter(({ name }) => name.startsWith("bot"));
const stores = services.filter(({ name }) => name.startsWith("redis"));

/** What src/stop-on-signal.ts allows itself, and Node and the proxy around it. */
const STOPS_WITHIN = Number(/STOP_WITHIN = (\d+)_000/.exec(readHere("src/stop-on-signal.ts"))?.[1]);

function seconds(text = "0s"): number {
  return Number(/^(\d+)s$/.exec(text)?.[1]);
}

function networksOf({ networks = [] }: Service): readonly string[] {
  return Array.isArray(networks) ? (networks as readonly string[]) : Object.keys(networks);
}

describe("every service of the compose files", () => {
  const each = services.map(({ file, name, service }) => [`${name} of ${file}`, service] as const);

  it.each(each)("%s can write nowhere but into its volumes, and gains no right", (_, service) => {
    expect(service.read_only).toBe(true);
    expect(service.cap_drop).toEqual(["ALL"]);
    expect(service.cap_add ?? []).toEqual(service.image === "caddy:2" ? ["NET_BIND_SERVICE"] : []);
    expect(service.security_opt).toEqual(["no-new-privileges:true"]);
    expect(service.mem_limit).toMatch(/^\d+m$/);
    expect(service.restart).toMatch(/^(?:unless-stopped|no)$/);
  });

  it.each(each)("%s mounts only volumes that are named, and files that are here", (_, service) => {
    const known = new Set(composed.flatMap(([, { volumes }]) => Object.keys(volumes)));
    const places = (service.volumes ?? []).map((volume) => volume.split(":")[0] ?? "");
    const files = [...(service.entrypoint ?? []), ...(service.command ?? [])].filter((word) =>
      word.startsWith("/deploy"),
    );

    expect(places.filter((place) => !known.has(place) && !existsSync(join(ROOT, place)))).toEqual([]);
    expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
    const programs = files.filter((file) => file.endsWith(".sh"));
    expect(programs.filter((file) => (statSync(join(ROOT, file)).mode & 0o111) === 0)).toEqual([]);
  });

  it("only the proxy is reached from outside, and only by the two ports of the web", () => {
    const reached = services.filter(({ service }) => service.ports !== undefined);

    expect(reached.map(({ name }) => name)).toEqual(["proxy", "proxy"]);
    expect(reached.map(({ service }) => service.ports)).toEqual(Array(2).fill(["80:80", "443:443"]));
  });
});

describe("the bots of the compose files", () => {
  const each = bots.map(({ file, name, service }) => [`${name} of ${file}`, service] as const);

  it.each(each)("%s gets settings that the bot knows and takes", (_, { environment = {} }) => {
    const given = Object.fromEntries(
      Object.entries(environment).map(([name, value]) => [name, value.replaceAll(/\$\{[^}]*\}/g, "https://x.example")]),
    );

    expect(Object.keys(given).filter((name) => !VARIABLES.includes(name))).toEqual([]);
    const redis = environment["REDIS_URL"]?.replaceAll(/\$\{[^}]*\}/g, "password") ?? "";
    const settings = readEnvironment({ ...RIGHT_SETTINGS, WEBHOOK_SECRET: "s".repeat(32), ...given, REDIS_URL: redis });
    expect(settings.port).toBe(Number(instructionsOf("EXPOSE")[0]));
    expect(settings.dataFolder).toBe("/data");
  });

  it.each(each)("%s has longer to end than it takes", (_, service) => {
    const { drainSeconds } = readEnvironment(RIGHT_SETTINGS);

    expect(STOPS_WITHIN).toBeGreaterThan(0);
    expect(seconds(service.stop_grace_period)).toBeGreaterThan(STOPS_WITHIN + drainSeconds + 5);
  });

  it.each(each)("%s waits for its Redis, and says whether it can take updates", (_, service) => {
    expect(Object.values(service.depends_on ?? {}).map(({ condition }) => condition)).toEqual([
      expect.stringMatching(/^service_(?:healthy|completed_successfully)$/),
    ]);
    expect(service.healthcheck?.test).toEqual(["CMD", "node", "scripts/ask-health.ts", "/readyz"]);
  });

  it("of a cluster are all known to the proxy, and nobody else is", () => {
    const named = composed.map(([, { services: all }]) => all["proxy"]?.environment?.["BOTS"]?.split(" "));
    const running = COMPOSE_FILES.map((file) =>
      bots.filter((bot) => bot.file === file).map(({ name }) => `${name}:8080`),
    );

    expect(named).toEqual(running);
  });
});

describe("Redis of the compose files", () => {
  it.each(stores.map(({ file, name, service }) => [`${name} of ${file}`, service] as const))(
    "%s is no root, has a password, and is reached by the bots alone",
    (_, service) => {
      const networks = composed.map(([, compose]) => compose.networks["store"]?.internal);

      expect(service.user).toBe("999:999");
      expect(service.environment).toHaveProperty("REDIS_PASSWORD");
      expect(networksOf(service)).toEqual(["store"]);
      expect(networks).toEqual([true, true]);
    },
  );

  it.each(["deploy/redis.conf", "deploy/redis-cluster.conf"])(
    "%s loses nothing that people were told is kept",
    (file) => {
      const lines = readHere(file).split("\n");

      expect(lines).toEqual(
        expect.arrayContaining(["appendonly yes", "appendfsync always", "maxmemory-policy noeviction", "dir /data"]),
      );
    },
  );

  it("is made a cluster of three primaries with a replica each, by the addresses that the nodes have", () => {
    const [, cluster] = composed[1] ?? [];
    const nodes = Object.entries(cluster?.services ?? {}).filter(([name]) => name.startsWith("redis-"));
    const addresses = nodes.map(
      ([, { networks }]) => (networks as { store: { ipv4_address: string } }).store.ipv4_address,
    );

    expect(addresses).toHaveLength(6);
    expect(cluster?.services["cluster"]?.command).toEqual(addresses.map((address) => `${address}:6379`));
  });
});

describe("what else stands in deploy", () => {
  it.each(["Dockerfile", ".dockerignore", ...COMPOSE_FILES, ...filesBelow("deploy")])(
    "%s names no machine and no registry",
    (file) => {
      expect(readHere(file).match(/https?:\/\/[\w.-]+/g) ?? []).toEqual([]);
      expect(readHere(file)).not.toMatch(/registry\.|\/home\/|\/root\/(?!\.npmrc)/);
    },
  );

  it("lets in only updates, the coordinators' page, and the question after health", () => {
    const caddy = readHere("deploy/Caddyfile");

    expect([...caddy.matchAll(/^\s*path (.+)$/gm)].map(([, path]) => path)).toEqual([
      "/telegram",
      "/telegram",
      "/office /office/*",
      "/healthz",
    ]);
    expect(caddy).toContain(`{$BOTS:bot:${readEnvironment(RIGHT_SETTINGS).port}}`);
    expect(caddy).toMatch(/handle \{\s*respond 404\s*\}/);
  });

  it("asks any bot when none is ready, as each of them answers calls for help", () => {
    const caddy = readHere("deploy/Caddyfile");

    expect(caddy).toMatch(/health_uri \/readyz/);
    expect(caddy).toMatch(/handle_errors \{[^]*== 503[^]*reverse_proxy @unready \{\$BOTS/);
  });

  it("gives systemd settings that the bot knows, no root, and time to end", () => {
    const unit = readHere("deploy/juru-damai.service");
    const valueOf = (name: string) => new RegExp(`^${name}=(.*)$`, "m").exec(unit)?.[1];
    const given = valueOf("Environment")?.split(" ") ?? [];

    expect(given.map((pair) => pair.split("=")[0]).filter((name) => !VARIABLES.includes(name ?? ""))).toEqual([
      "NODE_ENV",
    ]);
    expect(valueOf("User")).toBe("juru-damai");
    expect(valueOf("ProtectSystem")).toBe("strict");
    expect(given).toContain(`DATA_FOLDER=/var/lib/${valueOf("StateDirectory")}`);
    // Node ends at the start where it may not ask for the addresses of the machine.
    expect(valueOf("RestrictAddressFamilies")?.split(" ")).toContain("AF_NETLINK");
    expect(Number(valueOf("TimeoutStopSec"))).toBeGreaterThan(
      STOPS_WITHIN + readEnvironment(RIGHT_SETTINGS).drainSeconds + 5,
    );
    expect(valueOf("ExecStart")?.endsWith("/node_modules/.bin/node src/main.ts")).toBe(true);
  });
});
