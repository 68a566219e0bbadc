import { once } from "node:events";
import { connect } from "node:net";

/** Writes these lines to a server as they are, and gives what it says until it closes, or has said a whole head. */
export async function knockRaw(address: string, lines: readonly string[]): Promise<string> {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  let said = "";
  socket.on("error", () => undefined);
  socket.on("data", (chunk: Buffer) => {
    said += chunk.toString();
    if (said.includes("\r\n\r\n")) socket.end();
  });
  await once(socket, "connect");
  socket.write(`${lines.join("\r\n")}\r\n\r\n`);
  // A server that has not read everything may cut the line behind its answer.
  await new Promise((resolve) => socket.once("close", resolve));
  return said;
}
