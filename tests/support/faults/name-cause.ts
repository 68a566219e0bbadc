import { Agent } from "undici";
import { currentScope } from "../../../src/intake/update-scope.ts";

/**
 * Loaded before a bot process: each call to Telegram then says for which update it is made, by which process, and how many
 * messages of this update were sent before it. So the playground's log tells a message that was sent twice.
 */
type Dispatch = typeof Agent.prototype.dispatch;

const dispatch: Dispatch = Agent.prototype.dispatch;

Agent.prototype.dispatch = function dispatchWithCause(
  this: Agent,
  ...[options, handler]: Parameters<Dispatch>
): boolean {
  const scope = currentScope();
  if (scope === undefined) return dispatch.call(this, options, handler);
  const cause = `${scope.lease.update} ${process.pid} ${scope.journal.all().size}`;
  const headers = { ...(options.headers as Record<string, string>), "x-playground-cause": cause };
  return dispatch.call(this, { ...options, headers }, handler);
};
