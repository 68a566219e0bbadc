/** The area that holds every place. The Kemendagri codes have none for it. */
export const NATIONWIDE = "ID";

/** True when the place lies in the area or is the area. Kemendagri codes with dots: "34.04.01" lies in "34.04" and in "34". */
export function isWithin(place: string, area: string): boolean {
  return area === NATIONWIDE || place === area || place.startsWith(`${area}.`);
}
