import { clusterHurt } from "../faults/cluster.ts";
import { holdsInShort } from "../support/faults/short-form.ts";

holdsInShort([clusterHurt]);
