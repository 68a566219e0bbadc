import { setUp } from "./setup/set-up.ts";
import { createTerminalAsker } from "./setup/terminal-asker.ts";

if (process.stdin.isTTY !== true) {
  console.error("The questions need a terminal. Without one, copy .env.example to .env and fill it in.");
  process.exit(1);
}
// While something is going on, Ctrl-C ends the process at once: the spinner takes it for a good end.
let isFinished = false;
process.once("exit", () => {
  if (isFinished) return;
  console.error("\nDibatalkan. / Cancelled.");
  process.exitCode = 1;
});

const apiRoot = process.env["TELEGRAM_API_ROOT"];
const outcome = await setUp(createTerminalAsker(), {
  envFile: ".env",
  templateFile: ".env.example",
  given: apiRoot === undefined || apiRoot === "" ? {} : { TELEGRAM_API_ROOT: apiRoot },
  now: new Date(),
  locale: Intl.DateTimeFormat().resolvedOptions().locale,
});
isFinished = true;
process.exit(outcome === "ready" || outcome === "kept" ? 0 : 1);
