import { shorten } from "../../content/shorten.ts";
import type { PlaceIndex } from "../../domain/place.ts";
import { tellPlace } from "../../domain/place.ts";
import type { Source } from "../../domain/source.ts";

const LONGEST_QUERY = 200;
/** What is shorter is an emergency number or an extension: nobody chats with it. */
const SHORTEST_NUMBER = 8;

/** A map by coordinates, else by name and place. */
export function mapLink({ coordinates, organisation, place, contact }: Source, places: PlaceIndex): string {
  const words = [organisation, contact.address, tellPlace(place, places)].filter((word) => word !== undefined);
  const query =
    coordinates === undefined
      ? shorten(words.join(", "), LONGEST_QUERY).toWellFormed()
      : `${coordinates.latitude},${coordinates.longitude}`;
  return `https://www.google.com/maps/search/?api=1&query=${encodeURIComponent(query)}`;
}

/** Undefined for what is no number that WhatsApp could know. */
export function whatsappLink(number: string): string | undefined {
  const digits = number.replaceAll(/\D/g, "");
  if (digits.length < SHORTEST_NUMBER || digits.length > 15) return undefined;
  return `https://wa.me/${digits.startsWith("0") ? `62${digits.slice(1)}` : digits}`;
}
