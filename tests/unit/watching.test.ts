import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Histogram, Registry } from "prom-client";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { createMetrics } from "../../src/metrics/create-metrics.ts";
import { createMeters } from "../../src/metrics/meters.ts";
import { isAllowed } from "../support/metric-labels.ts";

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly runbook: string };
}

interface Panel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly description?: string;
  readonly gridPos: { readonly h: number; readonly w: number; readonly x: number; readonly y: number };
  readonly datasource?: { readonly uid: string };
  readonly targets?: readonly { readonly expr: string }[];
}

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), "utf8");
const guide = read("docs/operations.md");
const rules = (parse(read("deploy/alerts.yaml")) as { groups: { rules: Rule[] }[] }).groups.flatMap(
  (group) => group.rules,
);
const dashboard = JSON.parse(read("deploy/grafana-dashboard.json")) as {
  readonly uid: string;
  readonly templating: { readonly list: readonly { readonly name: string }[] };
  readonly panels: readonly Panel[];
};
const asked = [
  ...rules.map(({ alert, expr }) => ({ by: alert, expr })),
  ...dashboard.panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => ({ by: title, expr }))),
];

/** Labels that Prometheus itself gives to all that it reads. */
const OF_PROMETHEUS = ["instance", "job"];

const meters = Object.values(createMeters()).filter((meter) => !(meter instanceof Registry));

/** Of every name on the page, the labels it may have. */
const exposed = new Map<string, readonly string[]>([["up", []]]);
beforeAll(async () => {
  const sights = {
    isAlive: () => true,
    isReady: () => true,
    standing: () => "well" as const,
    rounds: () => [],
    now: () => new Date(0),
  };
  const page = await createMetrics().openPage({ ...sights, readStore: async () => ({}) })();
  for (const [, name = ""] of page.matchAll(/^# TYPE (\S+) /gm)) exposed.set(name, []);
  for (const meter of meters) {
    const { name, labelNames } = meter as unknown as { readonly name: string; readonly labelNames: readonly string[] };
    exposed.set(name, labelNames);
    if (!(meter instanceof Histogram)) continue;
    for (const part of ["sum", "count"]) exposed.set(`${name}_${part}`, labelNames);
    exposed.set(`${name}_bucket`, [...labelNames, "le"]);
  }
});

/** Each name in a question, with the labels it is asked for: `juru_x{a="b"}`. */
function namesIn(expr: string) {
  return [...expr.matchAll(/\b(up|(?:juru|process|nodejs)_[a-z0-9_]+)(?:\{([^}]*)\})?/g)].map(
    ([, name = "", selectors = ""]) => ({
      name,
      selectors: [...selectors.matchAll(/([a-z_]+)\s*(?:=~|!=|=)\s*"([^"]*)"/g)].map(([, label = "", value = ""]) => ({
        label,
        values: value.split("|"),
      })),
    }),
  );
}

describe("what alerts and the dashboard ask for", () => {
  it.each(asked)("is there: $by", ({ expr }) => {
    const names = namesIn(expr);

    expect(names).not.toEqual([]);
    for (const { name, selectors } of names) {
      expect([...exposed.keys()]).toContain(name);
      for (const { label, values } of selectors) {
        expect([...OF_PROMETHEUS, ...(exposed.get(name) ?? [])]).toContain(label);
        for (const value of OF_PROMETHEUS.includes(label) ? [] : values) expect(isAllowed(label, value)).toBe(true);
      }
    }
  });

  it("leaves out nothing that the bot counts", () => {
    const used = new Set(asked.flatMap(({ expr }) => namesIn(expr)).map(({ name }) => name.replace(/_bucket$/, "")));

    expect(ownNames().filter((name) => !used.has(name))).toEqual([]);
  });

  it("is told by the guide for operators", () => {
    expect(ownNames().filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
  });
});

describe("an alert", () => {
  it.each(rules)("$alert says what to do, under a heading that is there", ({ alert, labels, annotations }) => {
    const [page, anchor] = annotations.runbook.split("#");
    const anchors = [...guide.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => anchorOf(heading));

    expect(page).toBe("docs/operations.md");
    expect(anchors).toContain(anchor);
    expect(guide).toContain(alert === "StoreFull" || alert === "DeadLetters" ? anchorWords(anchor) : `\`${alert}\``);
    expect(["critical", "warning"]).toContain(labels.severity);
    expect(annotations.summary).not.toBe("");
  });

  it("is there for each kind of trouble, once", () => {
    const names = rules.map(({ alert }) => alert);

    expect(new Set(names).size).toBe(names.length);
  });
});

describe("the dashboard", () => {
  it("can be chosen by its id, and asks for Prometheus and process", () => {
    expect(dashboard.uid).toBe("juru-damai");
    expect(dashboard.templating.list.map(({ name }) => name)).toEqual(["datasource", "instance"]);
  });

  it("has panels that explain themselves, each in a place of its own", () => {
    const panels = dashboard.panels.filter(({ type }) => type !== "row");
    const cells = dashboard.panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, index) => `${x + (index % w)}:${y + Math.floor(index / w)}`),
    );

    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
    expect(new Set(cells).size).toBe(cells.length);
    for (const { title, description = "", datasource } of panels) {
      expect([title, description]).not.toContain("");
      expect(datasource?.uid).toBe("$" + "{datasource}");
    }
  });
});

function ownNames(): readonly string[] {
  return meters.map((meter) => (meter as unknown as { readonly name: string }).name);
}

/** As GitHub makes it of a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\w\- ]/g, "")
    .replaceAll(" ", "-");
}

function anchorWords(anchor = ""): string {
  return anchor.replaceAll("-", " ").replace(/^./, (letter) => letter.toUpperCase());
}
