/** Provinces by their Kemendagri code. Source: Keputusan Presiden 41/1987, and the law of each province made since. */
const WITA = ["51", "52", "53", "63", "64", "65", "71", "72", "73", "74", "75", "76"];
const WIT = ["81", "82", "91", "92", "93", "94", "95", "96"];

/** Minutes east of UTC at a place: 420 in WIB, 480 in WITA, 540 in WIT. WIB for the whole country. */
export function offsetAt(place: string): number {
  const province = place.slice(0, 2);
  if (WIT.includes(province)) return 540;
  return WITA.includes(province) ? 480 : 420;
}
