import { defineConfig } from "vitest/config";

const project = (name: string, more: object = {}) => ({
  test: { name, include: [`tests/${name}/**/*.test.ts`], ...more },
});

export default defineConfig({
  test: {
    projects: [
      project("unit"),
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
