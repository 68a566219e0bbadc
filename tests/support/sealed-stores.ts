import fc from "fast-check";
import { createCampaignBook } from "../../src/redis/campaign-book.ts";
import { createCaseStores } from "../../src/redis/case-stores.ts";
import type { RedisConnection } from "../../src/redis/connection.ts";
import { createDeadLetters } from "../../src/redis/dead-letters.ts";
import { createDirectory } from "../../src/redis/directory.ts";
import { createInbox } from "../../src/redis/inbox.ts";
import { keys } from "../../src/redis/keys.ts";
import { createReferralBook } from "../../src/redis/referral-book.ts";
import type { Sealer } from "../../src/redis/sealing.ts";
import { unpackTalk } from "../../src/redis/talk-record.ts";
import { createTalkWords } from "../../src/redis/talk-words.ts";
import { aCaseDraft } from "../unit/data/a-case.ts";
import { aSource } from "../unit/data/a-source.ts";
import { anAct, draftBy } from "./referral-book.ts";
import { freshChat } from "./scripted-intake.ts";

/** What no other text of the house has, whatever stands around it. */
export const anyTypedText = fc
  .tuple(fc.uuid(), fc.string({ unit: "grapheme", maxLength: 40 }))
  .map((parts) => parts.join(" x").trim());

/** What one store keeps of a text that somebody typed, and how it gives it back. */
export interface Kept {
  /** The key under which it stands. */
  readonly key: string;
  /** Undefined when it cannot be opened. */
  read(sealer: Sealer): Promise<string | undefined>;
  /** What stands around it, which needs no key; it must be there whatever becomes of the text. */
  around(sealer: Sealer): Promise<unknown>;
}

export interface SealedStore {
  readonly name: string;
  keep(sealer: Sealer, text: string): Promise<Kept>;
}

/** Every store that keeps something typed, each with one way to keep a text in it. */
export function sealedStores(redis: RedisConnection): readonly SealedStore[] {
  const now = () => new Date();
  const bookWith = (sealer: Sealer) => createReferralBook({ redis, sealer, now, keepDays: 180 });
  const casesWith = (sealer: Sealer) => createCaseStores({ redis, sealer, now, keepDays: 180 });
  const owner = () => ({ id: freshChat(), role: "volunteer", place: "34.04.01" }) as const;

  async function referral(sealer: Sealer, told: { readonly need?: string; readonly source?: string }) {
    const { need, source } = told;
    const draft = draftBy(owner(), source === undefined ? {} : { source: { kind: "typed", name: source } });
    return bookWith(sealer).open(draft, need === undefined ? {} : { need }, anAct());
  }

  async function openCase(sealer: Sealer) {
    const { code: _, ...draft } = aCaseDraft({ owner: freshChat() });
    const opened = await casesWith(sealer).cases.open(draft, anAct());
    if (opened.kind !== "opened") throw new Error(opened.kind);
    return opened.case;
  }

  return [
    {
      name: "the need of a referral",
      async keep(sealer, need) {
        const { code } = await referral(sealer, { need });
        return {
          key: keys.referral(code),
          read: async (by) => (await bookWith(by).words(code)).need,
          around: async (by) => (await bookWith(by).find(code))?.need,
        };
      },
    },
    {
      name: "a source that was typed into a referral",
      async keep(sealer, source) {
        const { code } = await referral(sealer, { source });
        const find = async (by: Sealer) => (await bookWith(by).find(code))?.source;
        return {
          key: keys.referral(code),
          async read(by) {
            const found = await find(by);
            return found?.kind === "typed" && found.name !== "?" ? found.name : undefined;
          },
          around: async (by) => (await find(by))?.kind,
        };
      },
    },
    {
      name: "the reason of a move of a referral",
      async keep(sealer, reason) {
        const { code, owner: id } = await referral(sealer, {});
        const actor = { id, role: "volunteer" } as const;
        await bookWith(sealer).file({ code, event: { kind: "cancel", reason }, actor, act: anAct() });
        const why = async (by: Sealer) => (await bookWith(by).log(code))[0]?.why;
        return {
          key: keys.referralLog(code),
          async read(by) {
            const event = await why(by);
            return event?.kind === "cancel" ? event.reason : undefined;
          },
          around: async (by) => (await why(by))?.kind,
        };
      },
    },
    {
      name: "a note of a case",
      async keep(sealer, text) {
        const { code, owner: id } = await openCase(sealer);
        const actor = { id, role: "volunteer" } as const;
        await casesWith(sealer).cases.file({ code, event: { kind: "note", text }, actor, act: anAct() });
        const what = async (by: Sealer) => (await casesWith(by).cases.timeline(code))[0]?.what;
        return {
          key: keys.caseLog(code),
          async read(by) {
            const event = await what(by);
            return event?.kind === "note" && event.text !== "" ? event.text : undefined;
          },
          around: async (by) => (await what(by))?.kind,
        };
      },
    },
    {
      name: "a paper of a case",
      async keep(sealer, body) {
        const { code, owner: by } = await openCase(sealer);
        const opened = await casesWith(sealer).papers.open({ kind: "meeting", case: code, body, by }, anAct());
        if (opened.kind !== "opened") throw new Error(opened.kind);
        const find = async (key: Sealer) => casesWith(key).papers.find(code, opened.paper.id);
        return {
          key: keys.casePapers(code),
          read: async (key) => (await find(key))?.body || undefined,
          around: async (key) => (await find(key))?.kind,
        };
      },
    },
    {
      name: "the words of a rumour",
      async keep(sealer, words) {
        const told = {
          owner: freshChat(),
          place: "34.04.01",
          topic: "attack",
          heardAt: "gathering",
          witness: "heard",
        } as const;
        const { id } = await casesWith(sealer).rumours.tell({ ...told, at: Date.now() }, anAct());
        await casesWith(sealer).rumours.change(id, { words });
        return {
          key: keys.rumour(id),
          read: (by) => casesWith(by).rumours.words(id),
          around: async (by) => (await casesWith(by).rumours.find(id))?.hasWords,
        };
      },
    },
    {
      name: "a dead letter",
      async keep(sealer, content) {
        const letter = { chat: freshChat(), update: 1 };
        await createDeadLetters(redis, sealer, now).bury(letter, content);
        return {
          key: keys.deadLetter(letter.chat, letter.update),
          read: (by) =>
            createDeadLetters(redis, by, now)
              .find(letter)
              .catch(() => undefined),
          around: async (by) =>
            (await createDeadLetters(redis, by, now).all()).filter(({ chat }) => chat === letter.chat),
        };
      },
    },
    {
      name: "a word in a running talk",
      async keep(sealer, text) {
        const chat = freshChat();
        const inbox = createInbox(redis);
        const begun = await inbox.begin(chat, 1);
        if (begun.kind !== "begun") throw new Error(begun.kind);
        const sealed = createTalkWords(sealer).seal(text, chat);
        // As conversations keep it: arguments are JSON within the JSON.
        await inbox.commit(begun.lease, {
          talk: { asked: "need", args: JSON.stringify([{ sealed }]) },
          member: undefined,
        });
        const stored = async () =>
          JSON.parse(unpackTalk((await redis.command(keys.talk(chat), "GET", keys.talk(chat))) as Buffer)) as Record<
            string,
            string
          >;
        return {
          key: keys.talk(chat),
          async read(by) {
            const [form] = JSON.parse((await stored())["args"] ?? "") as readonly { readonly sealed: string }[];
            return createTalkWords(by).open(form?.sealed ?? "", chat);
          },
          around: async () => (await stored())["asked"],
        };
      },
    },
    {
      name: "a broadcast that is being written",
      async keep(sealer, text) {
        const campaigns = (by: Sealer) => createCampaignBook({ redis, sealer: by, now, keepDays: 180 });
        const { campaign } = await campaigns(sealer).open(1, anAct());
        const content = { texts: { id: { text, parts: [] } }, links: [], asksToConfirm: false } as const;
        const actor = { id: 1, role: "admin" } as const;
        await campaigns(sealer).file({ id: campaign.id, event: { kind: "write", content }, actor, act: anAct() });
        return {
          key: keys.campaign(campaign.id),
          read: async (by) =>
            (
              await campaigns(by)
                .find(campaign.id)
                .catch(() => undefined)
            )?.content.texts.id?.text,
          // A broadcast that says nothing must not go out: it is left out as a whole.
          around: async () => redis.command(keys.campaign(campaign.id), "HGET", keys.campaign(campaign.id), "by"),
        };
      },
    },
    {
      name: "an entry that was proposed",
      async keep(sealer, text) {
        const directory = (by: Sealer) => createDirectory({ redis, sealer: by, now });
        const { id: _, quality: _quality, ...source } = aSource();
        const { id } = await directory(sealer).propose({ ...source, eligibility: text }, freshChat(), anAct());
        return {
          key: keys.sourceProposals,
          read: async (by) => (await directory(by).proposals()).find((one) => one.id === id)?.source.eligibility,
          around: async () => redis.command(keys.sourceProposals, "HEXISTS", keys.sourceProposals, id),
        };
      },
    },
  ];
}
