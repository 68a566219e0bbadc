import { Api, type GrammyError } from "grammy";
import type { Update } from "grammy/types";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Playground, startPlayground } from "../../src/playground/start-playground.ts";
import type { PlaygroundPerson } from "../../src/playground/world/playground-person.ts";

describe("a group of the playground", () => {
  let playground: Playground;
  let api: Api;
  let head: PlaygroundPerson;
  let member: PlaygroundPerson;
  beforeAll(async () => {
    playground = await startPlayground();
    api = new Api(playground.token, { apiRoot: playground.apiRoot });
    head = playground.person({ firstName: "Ketua" });
    member = playground.person({ firstName: "Anggota" });
  });
  afterAll(() => playground.close());

  const statusOf = async (group: number, person: PlaygroundPerson) =>
    (await api.getChatMember(group, person.id)).status;
  const refusal = async (calling: Promise<unknown>) =>
    calling.then(
      () => undefined,
      (error: GrammyError) => [error.error_code, error.description, error.parameters],
    );
  async function updates(): Promise<readonly Update[]> {
    const found = await api.getUpdates({ timeout: 0 });
    await api.getUpdates({ offset: (found.at(-1)?.update_id ?? 0) + 1, timeout: 0 });
    return found;
  }

  it("knows who runs it", async () => {
    const stranger = playground.person({ firstName: "Orang lain" });
    const group = playground.group("Koordinator", [head, member]);

    expect([await statusOf(group, head), await statusOf(group, member)]).toEqual(["creator", "member"]);
    expect(await statusOf(group, stranger)).toBe("left");

    playground.promote(group, member, "administrator");
    expect(await statusOf(group, member)).toBe("administrator");
    playground.promote(group, member);
    expect(await statusOf(group, member)).toBe("member");
  });

  it("tells the bot that it is out, and takes nothing from it any more", async () => {
    const group = playground.group("Koordinator", [head, member]);
    expect(() => member.removeBot(group)).toThrow(/no administrator/);

    head.removeBot(group);
    member.sendText("/hubungkan", { chatId: group });

    const [told, ...others] = await updates();
    expect(told?.my_chat_member?.new_chat_member.status).toBe("left");
    expect(others).toEqual([]);
    expect(await refusal(api.sendMessage(group, "halo"))).toEqual([
      ...[403, "Forbidden: bot was kicked from the group chat", {}],
    ]);
  });

  it("becomes a supergroup: both tell of it, and the old one names the new one", async () => {
    const group = playground.group("Koordinator", [head, member]);

    const supergroup = head.upgradeGroup(group);

    const told = (await updates()).map(({ message }) => message);
    expect(told.map((message) => [message?.chat.id, message?.chat.type])).toEqual([
      ...[
        [group, "group"],
        [supergroup, "supergroup"],
      ],
    ]);
    expect(told[0]?.migrate_to_chat_id).toBe(supergroup);
    expect(told[1]?.migrate_from_chat_id).toBe(group);
    expect(await refusal(api.sendMessage(group, "halo"))).toEqual([
      400,
      "Bad Request: group chat was upgraded to a supergroup chat",
      { migrate_to_chat_id: supergroup },
    ]);
    expect((await api.sendMessage(supergroup, "halo")).chat.id).toBe(supergroup);
    expect(await statusOf(supergroup, head)).toBe("creator");
  });
});
