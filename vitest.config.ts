import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** With JURU_DAMAI_TEST_REDIS=cluster the tests of a project run on a Redis Cluster, one file after the other. */
const onCluster = process.env["JURU_DAMAI_TEST_REDIS"] === "cluster";

/** Tests speak of one address; on a cluster it is a list of them. */
const listsOfAddresses = {
  name: "lists-of-addresses",
  enforce: "pre",
  resolveId(source: string, importer = "") {
    const isTest = /\/tests\/(?!support\/connection-on-cluster)/.test(importer);
    if (!source.endsWith("src/redis/connection.ts") || !isTest) return null;
    return fileURLToPath(new URL("tests/support/connection-on-cluster.ts", import.meta.url));
  },
} as const;

const project = (name: string, more: object = {}) => ({
  ...(onCluster && { plugins: [listsOfAddresses] }),
  test: { name, include: [`tests/${name}/**/*.test.ts`], ...more },
});

export default defineConfig({
  test: {
    ...(onCluster && { fileParallelism: false, maxWorkers: 1 }),
    // What a run has written down is searched when it is over.
    teardownTimeout: 180_000,
    projects: [
      // Laws try much, and a busy machine takes its time.
      project("unit", { testTimeout: 60_000 }),
      project("architecture", { testTimeout: 180_000 }),
      project("integration", { globalSetup: "tests/support/redis-for-tests.ts", testTimeout: 30_000 }),
      project("e2e", { globalSetup: "tests/support/redis-for-tests.ts", testTimeout: 60_000, hookTimeout: 60_000 }),
      project("browser", {
        globalSetup: "tests/support/redis-for-tests.ts",
        testTimeout: 120_000,
        hookTimeout: 120_000,
      }),
    ],
  },
});
