/** The area that holds every place. The Kemendagri codes have none for it. */
export const NATIONWIDE = "ID";

/** True when the place lies in the area or is the area. Kemendagri codes with dots: "34.04.01" lies in "34.04" and in "34". */
export function isWithin(place: string, area: string): boolean {
  return area === NATIONWIDE || place === area || place.startsWith(`${area}.`);
}

/** Code of the province a place lies in; undefined for the whole country. */
export function provinceOf(place: string): string | undefined {
  return place === NATIONWIDE ? undefined : place.slice(0, 2);
}

/** Code of the regency or city a place lies in; undefined for a province and for the whole country. */
export function regencyOf(place: string): string | undefined {
  return place.length < 5 ? undefined : place.slice(0, 5);
}
