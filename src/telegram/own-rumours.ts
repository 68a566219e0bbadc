import type { House } from "./context.ts";

/** With what was written down, which nobody else is told to be this person's. For /dataku. */
export async function tellRumours(id: number, { rumours }: Pick<House, "rumours">): Promise<readonly object[]> {
  const told: object[] = [];
  for (const { owner: _, at, ...rumour } of await rumours.ofOwner(id)) {
    const words = await rumours.words(rumour.id);
    told.push({ ...rumour, at: new Date(at).toISOString(), ...(words !== undefined && { words }) });
  }
  return told;
}
