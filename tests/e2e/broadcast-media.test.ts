import { beforeAll, describe, expect, it } from "vitest";
import { asksToSend, drafts, sends, useBroadcasts, volunteerOf } from "../support/broadcasting.ts";
import { joins } from "../support/house.ts";
import type { Person } from "../support/person.ts";

const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const fromBot = (person: Person) => person.messages().filter(({ from }) => from?.is_bot === true);
const photoOf = (person: Person) =>
  fromBot(person).find(({ photo, caption }) => photo !== undefined && caption?.startsWith("Begini"));
const fileOf = (person: Person) => fromBot(person).find(({ document }) => document !== undefined);

describe("a broadcast with something attached", () => {
  const { house } = useBroadcasts();
  let admin: Person;
  let volunteer: Person;

  beforeAll(async () => {
    admin = await house.admin();
    await joins(admin);
    volunteer = await volunteerOf(house);
  });

  it("brings a photo with its words below, as it was previewed", async () => {
    const id = await drafts(admin, "Begini letak posko yang baru");
    await admin.presses("🖼 Foto/berkas");
    await admin.sendsPhoto("posko.png", PIXEL);
    await admin.sees(/satu foto/);

    await sends(admin);

    await volunteer.sees(/Begini letak posko/);
    const [seen, previewed] = [photoOf(volunteer), photoOf(admin)];
    expect(seen?.caption).toContain(id);
    expect(seen?.caption).toBe(previewed?.caption);
    expect(volunteer.downloads(seen as NonNullable<typeof seen>)).toEqual(PIXEL);
    await admin.sees(/Laporan siaran[\s\S]*Terkirim: 2/);
  });

  it("brings a file, with no words but the tag", async () => {
    await admin.types("/siaran");
    await admin.presses("✍️ Siaran baru");
    await admin.sees(/draf/);
    await admin.presses("🖼 Foto/berkas");
    await admin.sendsDocument("jadwal.pdf", "jadwal", "application/pdf");
    await admin.sees(/satu berkas/);

    await asksToSend(admin);
    await admin.presses(/^📤 Kirim ke/);

    await expect.poll(() => fileOf(volunteer)?.document?.file_name, { timeout: 10_000 }).toBe("jadwal.pdf");
    const seen = fileOf(volunteer);
    expect(volunteer.downloads(seen as NonNullable<typeof seen>).toString()).toBe("jadwal");
    await admin.sees(/Laporan siaran[\s\S]*Terkirim: 2/);
  });
});
