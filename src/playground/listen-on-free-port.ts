import { type Playground, type PlaygroundOptions, startPlayground } from "./start-playground.ts";

const PORTS_TO_TRY = 50;

/** Starts on the wanted port or, where another program has it, on the next free one. */
export async function listenOnFreePort(port: number, options: PlaygroundOptions): Promise<Playground> {
  for (let offset = 0; offset < PORTS_TO_TRY; offset += 1) {
    try {
      return await startPlayground({ ...options, port: port === 0 ? 0 : port + offset });
    } catch (error) {
      const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
      if (!isTaken) throw error;
    }
  }
  throw new Error(`No free port from ${port} to ${port + PORTS_TO_TRY - 1}. Name another one with --port.`);
}
