import { parseArgs } from "node:util";
import { TELEGRAM_FLOOD_LIMITS } from "./api/flood-limits.ts";
import { DEMO_ADMIN, DEMO_VOLUNTEER } from "./demo-people.ts";
import { listenOnFreePort } from "./listen-on-free-port.ts";
import { clockNumber } from "./world/clock-number.ts";

const USAGE = "node src/playground/main.ts [--port 8081] [--host 127.0.0.1] [--token 1000000001:demo] [--flood-limits]";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "8081" },
    host: { type: "string", default: "127.0.0.1" },
    token: { type: "string" },
    "flood-limits": { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

if (values.help) {
  console.log(USAGE);
  process.exit(0);
}
const wantedPort = Number(values.port);
if (!Number.isInteger(wantedPort) || wantedPort < 0 || wantedPort > 65_535) {
  console.error(`--port must be a number from 0 to 65535, not "${values.port}". Usage: ${USAGE}`);
  process.exit(1);
}

const playground = await listenOnFreePort(wantedPort, {
  host: values.host,
  firstNumber: clockNumber(),
  ...(values.token !== undefined && { token: values.token }),
  ...(values["flood-limits"] && { floodLimits: TELEGRAM_FLOOD_LIMITS }),
});
playground.person(DEMO_VOLUNTEER);
playground.person(DEMO_ADMIN);

const port = Number(new URL(playground.url).port);
const isMoved = wantedPort !== 0 && port !== wantedPort;
console.log(`playground ready at ${playground.url}${isMoved ? ` (port ${wantedPort} is taken)` : ""}`);

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => {
    playground.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}
