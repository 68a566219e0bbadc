import { once } from "node:events";
import { connect } from "node:net";

/** What clients ask of a Redis, without what scripts do inside it. */
export async function listenToRedis(url: string): Promise<{ readonly commands: string[]; close(): void }> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  await once(socket, "connect");
  socket.write("MONITOR\r\n");
  await once(socket, "data");
  const commands: string[] = [];
  let rest = "";
  socket.on("data", (chunk: Buffer) => {
    const lines = (rest + chunk.toString("latin1")).split("\r\n");
    rest = lines.pop() ?? "";
    commands.push(...lines.filter((line) => !line.includes(" lua] ")));
  });
  return { commands, close: () => socket.destroy() };
}
