import { beforeAll, describe, expect, it } from "vitest";
import { asksToSend, drafts, idIn, useBroadcasts, volunteerOf } from "../support/broadcasting.ts";
import { joins } from "../support/house.ts";
import { type Person, person } from "../support/person.ts";

const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const VIOLENT = "Kalau suami memukul istri sampai luka: jangan mediasi. Telepon 110 dulu.";

describe("an admin who writes a broadcast", () => {
  const { house, stored } = useBroadcasts();
  let admin: Person;

  beforeAll(async () => {
    admin = await house.admin();
    await joins(admin);
  });

  async function opensNew(): Promise<string> {
    await admin.types("/siaran");
    await admin.presses("✍️ Siaran baru");
    return idIn(await admin.sees(/✍️ Siaran [A-Z0-9]{6} · draf/));
  }

  it("finds /siaran in the menu and in /bantuan, and a volunteer does not", async () => {
    const volunteer = await volunteerOf(house);
    await volunteer.types("/bantuan");
    await admin.types("/bantuan");

    await admin.sees(/\/siaran · tulis dan kirim siaran/);
    await volunteer.sees(/Yang bisa kamu ketik/);
    await volunteer.seesNothingOf(/siaran/, 0);
    const namesOf = ({ self }: Person) => self.commands().map(({ command }) => command);
    expect([namesOf(admin).includes("siaran"), namesOf(volunteer).includes("siaran")]).toEqual([true, false]);
  });

  it("keeps the formatting of what was sent, and sees it in the preview of both languages", async () => {
    await opensNew();
    await admin.presses("✏️ Indonesia");
    await admin.sees(/Tulisan bahasa Indonesia/);
    const entities = [{ type: "bold", offset: 0, length: 5 } as const];
    admin.self.send({ text: "Siaga malam ini", entities });
    await admin.sees(/Tersimpan[\s\S]*“Siaga malam ini”/);

    await admin.presses("👁 Pratinjau");

    await admin.sees(/Pratinjau sudah kamu lihat/);
    const previews = admin.messages().filter(({ text }) => text?.includes("Siaga malam ini\n\nSiaran"));
    expect(previews).toHaveLength(1);
    expect(previews[0]?.entities).toEqual(expect.arrayContaining([entities[0]]));
    const fallback = admin.messages().find(({ text }) => text?.startsWith("Only available in Indonesian"));
    expect(fallback?.text).toContain("Siaga malam ini");
  });

  it("may write about violence: it goes into the draft, and the emergency stays at hand", async () => {
    await opensNew();
    await admin.presses("✏️ Indonesia");
    await admin.sees(/Tulisan bahasa Indonesia/);

    await admin.types(VIOLENT);

    await admin.sees(/Tersimpan[\s\S]*“Kalau suami memukul istri/);
    expect(admin.messages().some(({ text }) => text?.includes("Kalau itu sedang terjadi sekarang"))).toBe(true);
  });

  it("is told what to do with a sticker, a voice message, or a link that cannot be read", async () => {
    await opensNew();
    await admin.presses("✏️ Indonesia");
    await admin.sees(/Tulisan bahasa Indonesia/);
    await admin.sendsSticker();
    await admin.sees(/belum bisa disiarkan/);
    await admin.sendsVoice();
    await admin.sees(/belum bisa disiarkan/);
    await admin.types("Rapat besok");
    await admin.sees(/Tersimpan/);

    await admin.presses("🔗 Tautan");
    await admin.types("Jadwal tanpa alamat");
    await admin.sees(/belum bisa kubaca: “Jadwal tanpa alamat”/);
    // Until it is understood it stands only in the talk, sealed.
    expect(await stored.everything()).not.toContain("tanpa alamat");
    await admin.types("Jadwal - https://contoh.id/jadwal");

    await admin.sees(/Tersimpan[\s\S]*🔗 Jadwal/);
  });

  it("sends a photo with a caption, which is too long for it, and is told by how much", async () => {
    await opensNew();
    await admin.presses("🖼 Foto/berkas");
    await admin.sees(/Foto atau berkas/);
    await admin.sendsPhoto("posko.png", PIXEL);
    await admin.sees(/Tersimpan[\s\S]*satu foto/);

    await admin.presses("✏️ Indonesia");
    await admin.types("x".repeat(1100));

    const { text } = await admin.sees(/Belum bisa dikirim/);
    expect(text).toMatch(/tulisan Indonesia kelebihan \d+ huruf. Paling banyak 1.024/);
    await admin.presses("🖼 Foto/berkas");
    await admin.presses("🧽 Kosongkan");
    await admin.sees(/tanpa foto atau berkas/);
  });

  it("leaves the question with /batal, and what is written later goes nowhere", async () => {
    const id = await opensNew();
    await admin.presses("✏️ Indonesia");
    await admin.types("/batal");
    await admin.sees(/kita berhenti di sini/);

    await admin.types("Besok aku ke pasar");

    await admin.seesNothingOf(/Tersimpan/);
    await admin.types("/batal");
    await admin.types("/siaran");
    await admin.presses(new RegExp(`${id} · draf`));
    await admin.sees(/Mulai dari tulisannya/);
  });

  it("goes to another command in the middle of the question, and the question is over", async () => {
    await opensNew();
    await admin.presses("✏️ Indonesia");
    await admin.types("/statistik");
    await admin.sees(/./);

    await admin.types("Ada rapat warga");

    await admin.seesNothingOf(/Tersimpan/);
    await admin.types("/batal");
  });

  it("has to see the preview again after a change", async () => {
    const id = await drafts(admin, "Rapat besok jam delapan");
    await asksToSend(admin);
    await admin.presses("↩️ Belum dulu");
    await admin.presses("✏️ Indonesia");
    await admin.types("Rapat lusa jam delapan");
    await admin.sees(/Tersimpan/);

    admin.self.press(admin.lastMessage().message_id, { text: "x", callback_data: `broadcastConfirmAsk:${id}` });

    await admin.sees(/Lihat dulu pratinjaunya/);
  });

  it("works with another admin on one draft: what one wrote meanwhile is not lost", async () => {
    const id = await drafts(admin, "Rapat besok");
    const second = await person(house.playground, { firstName: "Pengelola", languageCode: "id" });
    await joins(second);
    await stored.settled(second);
    await stored.setMember(second.id, { isAdmin: "1" });
    await second.types("/siaran");
    await second.presses(new RegExp(`${id} · draf`));
    await second.presses("✏️ Indonesia");
    await second.sees(/Tulisan bahasa Indonesia/);

    await admin.presses("✏️ Indonesia");
    await admin.types("Rapat lusa");
    await admin.sees(/Tersimpan/);
    await second.types("Rapat minggu depan");

    await second.sees(/Pengelola lain baru saja mengubah[\s\S]*Rapat lusa/);
    await second.types("Rapat minggu depan");
    await second.sees(/Tersimpan[\s\S]*Rapat minggu depan/);
  });

  it("who stops being an admin in the middle of a question writes nothing any more", async () => {
    const second = await person(house.playground, { firstName: "Pengelola", languageCode: "id" });
    await joins(second);
    await stored.settled(second);
    await stored.setMember(second.id, { isAdmin: "1" });
    await drafts(second, "Rapat besok");
    await second.presses("✏️ Indonesia");
    await second.sees(/Tulisan bahasa Indonesia/);
    await stored.settled(admin);
    await stored.setMember(second.id, { isAdmin: "" });

    await second.types("Rapat lusa");

    await second.sees(/hanya untuk pengelola/);
    await second.seesNothingOf(/Tersimpan|Rapat besok/);
  });

  it("deletes a draft with two taps, and the old workboard says that it is over", async () => {
    await drafts(admin, "Keliru");
    const board = admin.lastMessage();
    await admin.presses("🗑 Hapus draf");
    await admin.presses("🗑 Ya, hapus");
    await admin.sees(/Draf [A-Z0-9]{6} dihapus/);

    admin.self.press(board.message_id, { text: "x", callback_data: `broadcastUrgent:${idIn(board.text ?? "")}:1` });

    await admin.sees(/sudah berakhir/);
  });

  it("is the only one who can: volunteers, coordinators and made-up buttons are refused and noted", async () => {
    const id = await drafts(admin, "Rahasia pengelola");
    const volunteer = await volunteerOf(house);
    await volunteer.types("/siaran");
    await volunteer.sees(/hanya untuk pengelola/);
    const coordinator = await volunteerOf(house);
    await stored.settled(coordinator);
    await stored.setMember(coordinator.id, { looksAfter: "34.04" });

    for (const someone of [volunteer, coordinator]) {
      for (const data of [
        ...["broadcasts:0", "broadcastNew", `broadcast:${id}`, `broadcastWrite:${id}:0`, `broadcastPreview:${id}`],
        ...[`broadcastAt:${id}:0`, `broadcastConfirm:${id}:5:1:1`, `broadcastCancel:${id}`, `broadcastLedger:${id}:1`],
      ]) {
        const before = someone.answers().length;
        someone.self.press(someone.lastMessage().message_id, { text: "x", callback_data: data });
        await expect.poll(() => someone.answers().slice(before), { interval: 5 }).toHaveLength(1);
        expect(someone.answers().at(-1)?.text).toMatch(/hanya untuk pengelola/);
      }
      await someone.seesNothingOf(/Rahasia/, 0);
    }

    expect(await stored.everything()).toMatch(/refusals: .*what,broadcastConfirm,/);
  });
});
