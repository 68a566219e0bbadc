import { type Directory, WRONGS, type WrongEntry } from "../domain/directory.ts";
import type { RedisConnection } from "./connection.ts";
import { keys } from "./keys.ts";
import { forgetReporterScript, reportScript, settleScript } from "./source-scripts.ts";

type Reports = Pick<Directory, "report" | "reports" | "complaints" | "settle"> & {
  /** Reports of this person are nobody's from now on. */
  forgetReporter(person: number): Promise<void>;
};

/** "This entry is wrong", as volunteers say it. */
export function createSourceReports(redis: RedisConnection): Reports {
  const list = keys.sourceReports;
  return {
    async report({ source, wrong, by, at }) {
      const told = [`${source}:${by}:${wrong}`, String(at), source];
      return (await redis.run(reportScript, [list, keys.sourceComplaints], told)) === 1;
    },

    async reports() {
      const reply = (await redis.command(list, "ZRANGE", list, "0", "-1", "WITHSCORES")) as readonly unknown[];
      return pairs(reply).flatMap(([report, at]) => readReport(report, at));
    },

    async complaints(id) {
      return Number(await redis.command(keys.sourceComplaints, "HGET", keys.sourceComplaints, id));
    },

    async settle(source) {
      await redis.run(settleScript, [list], [source]);
    },

    async forgetReporter(person) {
      await redis.run(forgetReporterScript, [list], [String(person)]);
    },
  };
}

/** RESP3 gives pairs, and numbers as numbers; a cluster may still give a flat list. */
function pairs(reply: readonly unknown[]): readonly (readonly [string, number])[] {
  const flat = reply.flat();
  return flat.flatMap((member, index) => (index % 2 === 0 ? [[String(member), Number(flat[index + 1])] as const] : []));
}

function readReport(report: string, at: number): readonly WrongEntry[] {
  const [source = "", by, word] = report.split(":");
  const wrong = WRONGS.find((known) => known === word);
  return wrong === undefined ? [] : [{ source, wrong, by: Number(by), at }];
}
