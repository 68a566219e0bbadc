import { beforeAll, describe, expect, it } from "vitest";
import { actsIn } from "../support/admin-world.ts";
import { ADMIN_ID, joins, useHouse } from "../support/house.ts";
import { type Person, person } from "../support/person.ts";

describe("an invite", () => {
  const house = useHouse({ environment: { JOINING: "invite", ADMIN_IDS: `${ADMIN_ID},9002` } });
  let admin: Person;
  beforeAll(async () => {
    admin = await house.admin();
    await joins(admin);
  });

  /** What stands behind ?start= in the link. */
  async function makes(size: string, days: string, by = admin): Promise<string> {
    await by.types("/anggota");
    await by.presses("🔗 Buat undangan", { on: await by.sees(/Menunggu jawabanmu/) });
    await by.presses(size);
    await by.presses(days);
    const { text } = await by.sees(/t\.me\/juru_damai_bot\?start=u-/);
    return /start=(\S+)/.exec(text)?.[1] ?? "";
  }
  async function goesThroughJoining(payload: string): Promise<Person> {
    const guest = await person(house.playground, { firstName: "Tamu", languageCode: "id" });
    await guest.starts(payload);
    await guest.presses("Bahasa Indonesia");
    await guest.presses("✅ Saya setuju");
    await guest.presses("Nanti saja");
    return guest;
  }
  async function listed(by = admin): Promise<string> {
    await by.types("/anggota");
    await by.presses("🔗 Undangan terbuka", { on: await by.sees(/Menunggu jawabanmu/) });
    return (await by.sees(/Undangan terbuka|Tidak ada undangan/)).text;
  }
  const nameOf = (payload: string) => payload.slice(2, 6);

  it("is for as many people and days as chosen, and the list tells how many are left", async () => {
    const invite = await makes("10 orang", "30 hari");

    await (await goesThroughJoining(invite)).sees(/sudah bergabung/);

    const name = nameOf(invite).replaceAll(/[-_]/g, "\\$&");
    expect(await listed()).toMatch(new RegExp(`${name}… sisa 9 orang, sampai \\w+, \\d+ \\w+`));
    expect(await actsIn(house)).toContainEqual(expect.objectContaining({ what: "invite.make", about: nameOf(invite) }));
  });

  it("names only the beginning of its code in the log, with which nobody comes in", async () => {
    const invite = await makes("1 orang", "1 hari");

    expect(JSON.stringify(await actsIn(house))).not.toContain(invite.slice(2));
    const guest = await goesThroughJoining(`u-${nameOf(invite)}`);
    await guest.sees(/tidak berlaku lagi/);
  });

  it("is ended at once, and its link opens nothing any more", async () => {
    const invite = await makes("50 orang", "7 hari");
    await listed();

    await admin.presses(`Akhiri ${nameOf(invite)}…`);

    const { text } = await admin.sees(/sudah diakhiri/);
    expect(text).not.toContain(`${nameOf(invite)}… sisa`);
    await (await goesThroughJoining(invite)).sees(/tidak berlaku lagi/);
    expect((await actsIn(house)).at(-1)).toMatchObject({ what: "invite.end", about: nameOf(invite) });
  });

  it("that two admins end is ended by the first, and the second is told", async () => {
    const invite = await makes("10 orang", "7 hari");
    const second = await person(house.playground, { firstName: "Wakil", languageCode: "id", id: 9002 });
    await joins(second);
    await listed();
    await listed(second);

    await admin.presses(`Akhiri ${nameOf(invite)}…`);
    await admin.sees(/sudah diakhiri/);
    await second.presses(`Akhiri ${nameOf(invite)}…`);

    await second.sees(/sudah berakhir sebelumnya/);
    const ends = (await actsIn(house)).filter(({ what, about }) => what === "invite.end" && about === nameOf(invite));
    expect(ends).toHaveLength(1);
  });

  it("of a used-up number is not in the list any more", async () => {
    const invite = await makes("1 orang", "7 hari");
    await (await goesThroughJoining(invite)).sees(/sudah bergabung/);

    expect(await listed()).not.toContain(nameOf(invite));
  });

  it.each(["inviteMakeFor:3:7", "inviteMakeFor:1:2", "inviteDays:2", "inviteMake:zz"])(
    "of another size is not made, whatever %s says",
    async (data) => {
      await admin.types("/anggota");
      const menu = await admin.sees(/Menunggu jawabanmu/);
      admin.self.press(menu.message?.message_id ?? 0, { text: "x", callback_data: data });

      await admin.sees(/langkah yang lama/);
    },
  );
});
