import { replacedByPolling, rollingUpdate } from "../faults/rolling-update.ts";
import { holdsInShort } from "../support/faults/short-form.ts";

holdsInShort([rollingUpdate, replacedByPolling]);
