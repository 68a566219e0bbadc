import { connect } from "node:net";

const ANSWER_WITHIN = 1000;

/** One plain command to a server on this machine, before any client exists. Empty when nothing answers. */
export function askServer(port: number, password: string, command: string): Promise<string> {
  return new Promise((answer) => {
    let heard = "";
    const socket = connect({ host: "127.0.0.1", port });
    socket.setEncoding("utf8");
    socket.setTimeout(ANSWER_WITHIN, () => socket.destroy());
    socket.once("connect", () => socket.write(`AUTH ${password}\r\n${command}\r\nQUIT\r\n`));
    socket.on("data", (text: string) => {
      heard += text;
    });
    socket.once("error", () => socket.destroy());
    socket.once("close", () => answer(heard));
  });
}
