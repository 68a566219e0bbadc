import type { Coordinates } from "./source.ts";

/** Where Indonesia lies, in degrees, with its seas. */
const INDONESIA = { south: -11.5, north: 6.5, west: 94.5, east: 141.5 } as const;

export function isInIndonesia({ latitude, longitude }: Coordinates): boolean {
  const { south, north, west, east } = INDONESIA;
  return latitude >= south && latitude <= north && longitude >= west && longitude <= east;
}
