import { killedByPolling, killedByWebhook } from "../faults/bot-killed.ts";
import { deadlyByPolling } from "../faults/deadly-update.ts";
import { holdsInShort } from "../support/faults/short-form.ts";

holdsInShort([killedByWebhook, killedByPolling, deadlyByPolling]);
