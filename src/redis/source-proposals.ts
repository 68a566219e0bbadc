import type { Directory, Proposal } from "../domain/directory.ts";
import { DAY } from "../domain/duration.ts";
import type { DirectoryParts } from "./directory.ts";
import { keys } from "./keys.ts";
import { openIfPossible } from "./sealing.ts";
import { idOfAct, withIdentifiers } from "./source-ids.ts";
import { readProposal, writeProposal, writeSource } from "./source-record.ts";
import { decideProposalScript } from "./source-scripts.ts";

/** Longer than Telegram goes on bringing an update that was not answered. */
const DECIDED_KEPT = 2 * DAY;

type Proposals = Pick<Directory, "propose" | "proposals" | "decide"> & {
  /** Proposals of this person are nobody's from now on. */
  forgetProposer(person: number): Promise<void>;
};

export function createSourceProposals({ redis, sealer, now }: DirectoryParts): Proposals {
  const list = keys.sourceProposals;
  const sealedPlace = (id: string) => `${list}:${id}`;

  const write = (proposal: Proposal): string => sealer.seal(writeProposal(proposal), sealedPlace(proposal.id));

  /** Earlier releases wrote them open. Undefined for one that was changed or moved past the bot. */
  function read(id: string, stored: Buffer): Proposal | undefined {
    const text = String(stored);
    const opened = text.startsWith("{") ? text : openIfPossible(sealer, text, sealedPlace(id));
    return opened === undefined ? undefined : readProposal(opened);
  }

  async function find(id: string): Promise<Proposal | undefined> {
    const stored = (await redis.command(list, "HGET", list, id)) as Buffer | null;
    return stored === null ? undefined : read(id, stored);
  }

  async function all(): Promise<readonly Proposal[]> {
    const stored = (await redis.command(list, "HGETALL", list)) as Readonly<Record<string, Buffer>>;
    return Object.entries(stored).flatMap(([id, text]) => read(id, text) ?? []);
  }

  return {
    async propose(source, by, act) {
      const proposal = { id: idOfAct(act), source, by, at: now().getTime() };
      await redis.command(list, "HSETNX", list, proposal.id, write(proposal));
      return (await find(proposal.id)) ?? proposal;
    },

    async proposals() {
      const decisions = keys.sourceDecisions;
      const decided = ((await redis.command(decisions, "HKEYS", decisions)) as readonly Buffer[]).map(String);
      return (await all())
        .filter(({ id }) => !decided.includes(id))
        .toSorted((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1));
    },

    async decide(id, { isWelcome, by, act }) {
      const at = now().getTime();
      const proposal = await find(id);
      if (proposal === undefined) return undefined;
      const source = { ...withIdentifiers(proposal.source, id), verified: { at, by } };
      const decided = await redis.run(
        decideProposalScript,
        [list, keys.sourceDecisions, keys.sources, keys.sourceChanges],
        [id, act, String(at), String(at - DECIDED_KEPT), isWelcome ? writeSource(source) : ""],
      );
      return decided === null ? undefined : read(id, decided as Buffer);
    },

    async forgetProposer(person) {
      for (const proposal of await all()) {
        if (proposal.by !== person) continue;
        await redis.command(list, "HSET", list, proposal.id, write({ ...proposal, by: 0 }));
      }
    },
  };
}
