import { describe, expect, it } from "vitest";
import { addMetrics } from "../../src/http/metrics-door.ts";
import { createHttpServer, type Readiness } from "../../src/http/server.ts";

const WELL: Readiness = {
  isAlive: () => true,
  isStarted: () => true,
  isStoreHere: () => true,
  isEnding: () => false,
  standing: () => "well",
};
const no = () => false;
const yes = () => true;

describe("who watches the bot hears", () => {
  it.each<[string, Partial<Readiness>, alive: number, ready: number, status: string]>([
    ["that all is well", {}, 200, 200, "ready"],
    ["that it is full, and answers", { standing: () => "full" }, 200, 200, "ready"],
    // A new start would help nothing, and cost the calls for help that are answered without Redis.
    ["that Redis is away, and that a new start would not help", { isStoreHere: no }, 200, 503, "the store is away"],
    ["that it is not there yet", { isStarted: no }, 200, 503, "starting"],
    ["that it ends", { isEnding: yes }, 200, 503, "ending"],
    ["that only a new start helps", { isAlive: no }, 503, 200, "ready"],
  ])("%s", async (_, changed, alive, ready, status) => {
    const server = createHttpServer({ ...WELL, ...changed });
    const [health, readiness] = await Promise.all(["/healthz", "/readyz"].map((url) => server.inject({ url })));
    await server.close();

    expect([health?.statusCode, readiness?.statusCode]).toEqual([alive, ready]);
    expect(readiness?.json()).toMatchObject({ status });
  });

  it("nothing of metrics without the token, and asks nothing of the store for it", async () => {
    const server = createHttpServer(WELL);
    let asked = 0;
    addMetrics(server, "t".repeat(32), async () => String(++asked));

    const answers = await Promise.all(
      [`Bearer ${"t".repeat(31)}`, `bearer ${"t".repeat(32)}`, "Bearer ", ""].map((authorization) =>
        server.inject({ url: "/metrics", headers: { authorization } }),
      ),
    );
    await server.close();

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 401, 401, 401]);
    expect(asked).toBe(0);
  });
});
