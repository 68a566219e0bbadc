import { get } from "node:http";

const [path = "/readyz"] = process.argv.slice(2);
const { PORT = "8080" } = process.env;

/** For containers, whose image has no curl: ends with 0 when the bot beside us answers 200 on PATH, else with 1. */
const request = get({ host: "127.0.0.1", port: PORT, path, timeout: 4000 }, (answer) => {
  console.log(answer.statusCode);
  answer.resume();
  process.exitCode = answer.statusCode === 200 ? 0 : 1;
});
request.once("timeout", () => request.destroy(new Error("no answer within four seconds")));
request.once("error", (error) => {
  console.log(error.message);
  process.exitCode = 1;
});
