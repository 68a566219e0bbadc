/** How the country is cut to be looked at closer: by the first digit of the Kemendagri code. */
export const ISLANDS = ["sumatra", "java", "nusa", "kalimantan", "sulawesi", "maluku", "papua"] as const;
export type Island = (typeof ISLANDS)[number];

const DIGITS: Readonly<Record<Island, string>> = {
  sumatra: "12",
  java: "3",
  nusa: "5",
  kalimantan: "6",
  sulawesi: "7",
  maluku: "8",
  papua: "9",
};

export function isOnIsland(place: string, island: Island): boolean {
  return DIGITS[island].includes(place.charAt(0));
}
