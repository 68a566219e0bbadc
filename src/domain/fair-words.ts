/** What no agreement of a volunteer may hold, whatever the parties say. */
export const UNFAIR = ["punishment", "silence", "law"] as const;
export type Unfair = (typeof UNFAIR)[number];

/**
 * Money or a marriage for a victim's silence, and a bar on going to the police or to a court: refused wherever they are typed.
 * Sources: domain rules R5 (UU 12/2022 art. 23), R9.
 */
const SILENCE =
  /\b(uang (damai|tutup mulut)|tutup mulut|(me|di)?nikah(kan|i)?|kawinkan|hush money|marry (him|her|them)|married off)\b/;
const LAW =
  /\b((men)?cabut(nya)? (laporan|aduan|pengaduan|perkara|gugatan)|(tidak|jangan|dilarang|tak|nggak|gak) (boleh )?(lagi )?(me)?lapor(kan)?|withdraw (the |a )?(report|complaint|case)|(not|never) (to )?(report|go to the police))\b/;
/** Only as what follows when a promise is broken: "we do not hit each other" is a good promise. */
const PUNISHMENT =
  /\b(denda|didenda|dihukum|hukuman|dicambuk|dipukul|pukul|dipukuli|diusir|usir|diarak|dipermalukan|dikucilkan|disita|dibakar|digebuk(in)?|fined?|punish(ed|ment)?|beaten?|driven out|expelled|shamed)\b/;

/** What is unfair in words that somebody typed; undefined when nothing of it was found. A word list finds much, never everything. */
export function findUnfair(text: string, list: "commitments" | "broken"): Unfair | undefined {
  const words = text.toLowerCase().replaceAll(/\s+/g, " ");
  if (SILENCE.test(words)) return "silence";
  if (LAW.test(words)) return "law";
  return list === "broken" && PUNISHMENT.test(words) ? "punishment" : undefined;
}
