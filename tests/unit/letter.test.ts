import type { Update } from "grammy/types";
import { describe, expect, it } from "vitest";
import { writeLetter } from "../../src/intake/letter.ts";

describe("an update that is kept because it breaks us", () => {
  it("holds no position, whoever sent it", () => {
    const location = { latitude: -7.71301, longitude: 110.35711 };
    const chat = { id: 5, type: "private", first_name: "Wirasena" } as const;
    const venue = { location, title: "Rumah", address: "Jalan Magelang 5" };
    const update: Update = { update_id: 1, message: { message_id: 2, date: 3, chat, location, venue } as never };

    const letter = writeLetter(update, {
      ...{ id: 5, language: "id", status: "active", isReachable: true },
      consent: { version: "2", at: "2026-11-02T00:00:00Z" },
    });

    expect(JSON.parse(letter)).toEqual({
      update_id: 1,
      message: { message_id: 2, date: 3, chat: { id: 5, type: "private" } },
    });
  });
});
