import { beforeAll, describe, expect, it } from "vitest";
import { ADMIN_FORMS, FORMS, isForAdmins, type PressName } from "../../src/telegram/callback-data.ts";
import { FOR_ADMINS } from "../../src/telegram/command-list.ts";
import { MEMBERS_FORMS } from "../../src/telegram/presses/members.ts";
import { keptIn, makeAims, refusalsOf } from "../support/admin-world.ts";
import { type Aims, forge, forgedData } from "../support/forging.ts";
import { joins, useHouse } from "../support/house.ts";
import type { Person } from "../support/person.ts";
import { referralPeople } from "../support/referral-people.ts";
import { useStore } from "../support/stored.ts";

const ADMIN_PRESSES = Object.keys(ADMIN_FORMS) as readonly PressName[];
const OTHER_PRESSES = (Object.keys(FORMS) as readonly PressName[]).filter((name) => !isForAdmins(name));
const COMMANDS = FOR_ADMINS.flatMap(({ name }) => [name.id, name.en]);
/** Coordinators see the statistics and the early warning of their own area. */
const OF_COORDINATORS = ["statistik", "statistics", "peringatan", "warnings", "halaman", "page"];
const REFUSED = /hanya untuk pengelola|untuk pengelola dan koordinator|dibekukan/;
const KINDS = ["volunteer", "coordinator", "suspended member", "stranger"] as const;

describe("what only admins may do", () => {
  const house = useHouse();
  const stored = useStore(house);
  const { volunteer, coordinatorOf } = referralPeople(house, stored);
  let aims: Aims;
  let admin: Person;

  beforeAll(async () => {
    admin = await house.admin();
    await joins(admin);
    const aim = await volunteer("Ani");
    aims = await makeAims(house, aim.id);
  });

  const people: Readonly<Record<(typeof KINDS)[number], () => Promise<Person>>> = {
    volunteer: () => volunteer("Badu"),
    coordinator: () => coordinatorOf("34"),
    async "suspended member"() {
      const suspended = await volunteer("Cici");
      await stored.settled(suspended);
      await stored.setMember(suspended.id, { status: "suspended" });
      return suspended;
    },
    /** Has written to the bot, and never pressed /start. */
    stranger: () => house.someone(),
  };

  async function arrives(kind: (typeof KINDS)[number]): Promise<Person> {
    const person = await people[kind]();
    await person.types("/bahasa");
    await person.sees(/bahasa/i);
    return person;
  }
  const kept = async () => keptIn(await stored.everything());

  describe.each(KINDS)("tried by a %s", (kind) => {
    it("is refused with every button, changes nothing, and is noted", async () => {
      const person = await arrives(kind);
      const before = await kept();

      const answers: [PressName, string][] = [];
      for (const name of ADMIN_PRESSES) answers.push([name, (await forge(person, forgedData(name, aims))).text]);

      expect(answers.filter(([, text]) => !REFUSED.test(text))).toEqual([]);
      expect(await kept()).toEqual(before);
      expect(await refusalsOf(house, person.id)).toEqual(ADMIN_PRESSES.toSorted());
    });

    it("is refused with every command, and is noted", async () => {
      const person = await arrives(kind);
      const commands = COMMANDS.filter((name) => kind !== "coordinator" || !OF_COORDINATORS.includes(name));
      const before = await kept();

      for (const command of commands) {
        await person.types(`/${command}`);
        await person.sees(REFUSED);
      }

      expect(await kept()).toEqual(before);
      const noted = new Set(await refusalsOf(house, person.id));
      const wanted = FOR_ADMINS.map(({ name }) => name.id).filter((name) => commands.includes(name));
      expect(wanted.filter((name) => !noted.has(name))).toEqual([]);
    });
  });

  it("is what the others' buttons are not: none of them says that it is for admins", async () => {
    const person = await arrives("volunteer");

    const answers: [PressName, string][] = [];
    for (const name of OTHER_PRESSES) answers.push([name, (await forge(person, forgedData(name, aims))).text]);

    expect(answers.filter(([, text]) => text.includes("hanya untuk pengelola"))).toEqual([]);
    expect(person.messages().filter(({ text }) => /hanya untuk pengelola/.test(text ?? ""))).toEqual([]);
  });

  it("cannot be done with data that is not well formed, and an admin is told that the button is old", async () => {
    const before = await kept();

    const answers: [string, string][] = [];
    for (const name of ADMIN_PRESSES) {
      const data = forgedData(name, aims);
      const malformed = [
        `${data}:0`,
        `${data.split(":").slice(0, -1).join(":")}`,
        `${name}:../..`,
        `${name}:-1:zzzzzzzz`,
      ];
      for (const forged of malformed.filter((text) => text !== "" && text !== name)) {
        answers.push([forged, (await forge(admin, forged)).text]);
      }
    }

    expect(answers.filter(([, text]) => !text.includes("langkah yang lama"))).toEqual([]);
    expect(await kept()).toEqual(before);
  });

  it("changes nothing when an admin's data is about a member who does not exist", async () => {
    await admin.types("/anggota");
    await admin.sees(/Anggota/);
    const before = await kept();

    for (const name of Object.keys(MEMBERS_FORMS) as readonly PressName[]) {
      await forge(admin, forgedData(name, { ...aims, member: 999_999, invite: "A".repeat(16) }));
    }

    expect(await kept()).toEqual(before);
  });
});
