import * as z from "zod";
import type { AuditAnswer } from "./audit-answers.ts";

/** What `npm audit --json` prints; `via` names either a finding or the package through which one comes. */
const Report = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({
      via: z.array(
        z.union([
          z.string(),
          z.object({ url: z.string(), title: z.string(), severity: z.string(), range: z.string() }),
        ]),
      ),
    }),
  ),
});

const COUNTS = new Set(["moderate", "high", "critical"]);

export interface Judgement {
  readonly code: 0 | 1 | 2;
  readonly lines: readonly string[];
}

/** Each finding at moderate or above must be answered, and each answer must have its finding. */
export function judgeAudit(printed: string, answers: readonly AuditAnswer[]): Judgement {
  const report = readReport(printed);
  if (report === undefined) {
    const why =
      "The registry did not say which packages have known holes, so nothing is known. Ask again with another registry.";
    return { code: 2, lines: [why] };
  }
  const found = Object.entries(report.vulnerabilities).flatMap(([name, { via }]) =>
    via.flatMap((one) => (typeof one === "string" || !COUNTS.has(one.severity) ? [] : [{ ...one, name }])),
  );
  const idOf = (url: string) => url.slice(url.lastIndexOf("/") + 1);
  const open = found.filter(({ url }) => !answers.some(({ advisory }) => advisory === idOf(url)));
  const idle = answers.filter(({ advisory }) => !found.some(({ url }) => idOf(url) === advisory));
  const lines = [
    ...open.map(({ name, range, severity, title, url }) => `${name} ${range}: ${severity}, ${title} (${url})`),
    ...idle.map(
      ({ advisory }) => `${advisory} is answered in scripts/lib/audit-answers.ts and not found any more. Take it out.`,
    ),
  ];
  if (lines.length > 0) return { code: 1, lines };
  return { code: 0, lines: [`No known hole at moderate or above; ${found.length} answered.`] };
}

function readReport(printed: string): z.infer<typeof Report> | undefined {
  try {
    return Report.parse(JSON.parse(printed));
  } catch {
    return undefined;
  }
}
