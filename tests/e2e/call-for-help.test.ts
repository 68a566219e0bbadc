import { describe, expect, it } from "vitest";
import { joins, useHouse } from "../support/house.ts";
import { useStore } from "../support/stored.ts";

/** What makes the answer that is sent at once fail, and only that one. */
const ONCE = { kind: "badRequest", description: "it went wrong", method: "sendMessage" } as const;

describe("a call for help whose first answer could not be sent", () => {
  const house = useHouse();
  const stored = useStore(house);

  it.each(["/darurat", "/emergency", "/darurat@juru_damai_bot tolong"])(
    "is answered all the same: %s",
    async (text) => {
      const volunteer = await house.someone();
      await joins(volunteer);

      house.playground.inject({ ...ONCE, chatId: volunteer.id });
      await volunteer.types(text);

      await volunteer.sees(/Darurat[\s\S]*110/);
    },
  );

  it("is answered all the same by the button, in the person's language", async () => {
    const volunteer = await house.someone("en");
    await volunteer.starts();
    await volunteer.presses("English");

    house.playground.inject({ ...ONCE, chatId: volunteer.id });
    await volunteer.presses("🆘 Emergency");

    await volunteer.sees(/Emergency[\s\S]*110/);
  });

  it("is answered all the same in a group", async () => {
    const volunteer = await house.someone();
    await joins(volunteer);
    const group = house.playground.group("Karang Taruna", [volunteer.self]);

    house.playground.inject({ ...ONCE, chatId: group });
    await volunteer.types("/darurat", { chatId: group });

    await volunteer.sees(/Darurat[\s\S]*110/);
  });

  it("is answered all the same to somebody who was suspended", async () => {
    const volunteer = await house.someone();
    await joins(volunteer);
    await stored.settled(volunteer);
    await stored.setMember(volunteer.id, { status: "suspended" });

    house.playground.inject({ ...ONCE, chatId: volunteer.id });
    await volunteer.types("/darurat");

    await volunteer.sees(/Darurat[\s\S]*110/);
  });

  it("that was written by correcting a message is answered", async () => {
    const volunteer = await house.someone();
    await joins(volunteer);
    const message = await volunteer.types("/dar");
    await volunteer.sees(/belum aku kenal/);

    await volunteer.edits(message, "/darurat");

    await volunteer.sees(/Darurat[\s\S]*110/);
    expect(volunteer.lastMessage().text).toContain("112");
  });
});
