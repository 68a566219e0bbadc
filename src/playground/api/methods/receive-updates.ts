import type { Update, WebhookInfo } from "grammy/types";
import { badRequest, conflict } from "../api-error.ts";
import type { CallContext } from "../call-context.ts";

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

export function getUpdates({ polling, webhook, parameters, signal }: CallContext): Promise<Update[]> {
  if (webhook.target) {
    throw conflict(
      "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    );
  }
  const limit = parameters.integer("limit") ?? 100;
  return polling.poll({
    offset: parameters.integer("offset") ?? 0,
    limit: limit >= 1 && limit <= 100 ? limit : 100,
    timeoutSeconds: Math.min(parameters.integer("timeout") ?? 0, 50),
    allowed: parameters.list("allowed_updates")?.map(String),
    signal,
  });
}

export function setWebhook(call: CallContext): true {
  const { world, polling, webhook, parameters } = call;
  const url = parameters.text("url");
  if (url === "") return deleteWebhook(call);
  const secretToken = parameters.text("secret_token");
  if (parameters.has("secret_token") && !/^[A-Za-z0-9_-]{1,256}$/.test(secretToken)) {
    throw badRequest("secret token contains unallowed characters");
  }
  checkUrl(url);
  polling.terminate("terminated by setWebhook request");
  const allowed = parameters.list("allowed_updates")?.map(String);
  if (allowed) world.updates.allow(allowed);
  if (parameters.flag("drop_pending_updates")) world.updates.clear();
  const maxConnections = parameters.integer("max_connections") ?? 40;
  webhook.set({
    url,
    secretToken: secretToken === "" ? undefined : secretToken,
    maxConnections: Math.min(Math.max(maxConnections, 1), 100),
  });
  return true;
}

// Telegram wants https everywhere; to this computer itself the playground also speaks http.
function checkUrl(url: string): void {
  if (!URL.canParse(url)) throw badRequest("bad webhook: invalid webhook URL specified");
  const { protocol, hostname } = new URL(url);
  if (!LOOPBACK.has(hostname)) {
    throw badRequest("bad webhook: Failed to resolve host: the playground delivers to this computer only");
  }
  if (protocol !== "https:" && protocol !== "http:") {
    throw badRequest("bad webhook: An HTTPS URL must be provided for webhook");
  }
}

export function deleteWebhook({ world, webhook, parameters }: CallContext): true {
  webhook.clear();
  if (parameters.flag("drop_pending_updates")) world.updates.clear();
  return true;
}

export function getWebhookInfo({ world, webhook }: CallContext): WebhookInfo {
  const { target, lastError } = webhook;
  return {
    url: target?.url ?? "",
    has_custom_certificate: false,
    pending_update_count: world.updates.pendingCount,
    ...(target && { max_connections: target.maxConnections, ip_address: "127.0.0.1" }),
    ...(lastError && { last_error_date: lastError.date, last_error_message: lastError.message }),
    ...(world.updates.allowed.length > 0 && { allowed_updates: [...world.updates.allowed] }),
  } as WebhookInfo;
}
