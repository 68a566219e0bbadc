import type { Polling } from "../updates/polling.ts";
import type { WebhookDelivery } from "../updates/webhook-delivery.ts";
import type { World } from "../world/world.ts";
import type { Parameters } from "./parameters.ts";

/** All that one call of an API method may see. */
export interface CallContext {
  readonly world: World;
  readonly polling: Polling;
  readonly webhook: WebhookDelivery;
  readonly parameters: Parameters;
  /** Fires when the bot hangs up before it has its answer. */
  readonly signal: AbortSignal;
}

export type Method = (call: CallContext) => unknown;
