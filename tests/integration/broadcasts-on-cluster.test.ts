import { afterAll, beforeAll, expect, it } from "vitest";
import { type BroadcastHouse, broadcastHouse } from "../support/broadcast-house.ts";
import { redisCluster, type TestCluster } from "../support/redis-cluster.ts";
import { until } from "../support/until.ts";

let cluster: TestCluster;
let house: BroadcastHouse;
beforeAll(async () => {
  cluster = await redisCluster();
  house = await broadcastHouse(cluster.urls, { perSecond: 1_000 });
});
afterAll(async () => {
  await house.close();
  await cluster.remove();
});

it("broadcasts reach everybody also when the keys lie on two nodes", async () => {
  await house.joins(600);
  await house.starts();

  const [one, other] = [await house.orders(), await house.orders({ isUrgent: true })];
  await until(async () => (await house.stateOf(one)) === "done" && (await house.stateOf(other)) === "done");

  expect(house.arrivals).toHaveLength(1_200);
  expect(await house.tally(one)).toMatchObject({ sent: 600 });
  expect(await house.tally(other)).toMatchObject({ sent: 600 });
});
