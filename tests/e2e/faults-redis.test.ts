import { diskIsFull, redisHurt } from "../faults/redis-hurt.ts";
import { holdsInShort } from "../support/faults/short-form.ts";

holdsInShort([redisHurt, diskIsFull]);
