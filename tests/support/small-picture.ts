import { crc32, deflateSync } from "node:zlib";
import { createCanvas, loadImage } from "@napi-rs/canvas";

const MOST_COLOURS = 256;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** The same picture with a palette of its commonest colours: a third of the bytes, and a chat page loses nothing. */
export async function smallPicture(png: Buffer): Promise<Buffer> {
  const image = await loadImage(png);
  const { width, height } = image;
  const canvas = createCanvas(width, height).getContext("2d");
  canvas.drawImage(image, 0, 0);
  const colours = coloursOf(canvas.getImageData(0, 0, width, height).data);
  const palette = choosePalette(colours);
  const nearest = createFinder(palette);

  const rows = Buffer.alloc((width + 1) * height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      rows[row * (width + 1) + column + 1] = nearest(colours[row * width + column] ?? 0);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("PLTE", Buffer.from(palette.flatMap(channelsOf))),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function coloursOf(data: Uint8ClampedArray): Uint32Array {
  return Uint32Array.from({ length: data.length / 4 }, (_, pixel) => {
    const [red = 0, green = 0, blue = 0] = data.subarray(pixel * 4, pixel * 4 + 3);
    return (red << 16) | (green << 8) | blue;
  });
}

/** Of colours that look alike only the commonest, so that an emoji keeps its shades beside all the greys of letters. */
function choosePalette(colours: Uint32Array): readonly number[] {
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const byCount = [...counts].sort(([, one], [, other]) => other - one);
  const families = new Set<number>();
  const chosen: number[] = [];
  for (const [colour] of byCount) {
    const family = colour & 0xf0f0f0;
    if (families.has(family)) continue;
    families.add(family);
    chosen.push(colour);
    if (chosen.length === MOST_COLOURS) break;
  }
  const more = byCount.map(([colour]) => colour).filter((colour) => !chosen.includes(colour));
  return [...chosen, ...more.slice(0, MOST_COLOURS - chosen.length)];
}

function createFinder(palette: readonly number[]): (colour: number) => number {
  const known = new Map(palette.map((colour, index) => [colour, index]));
  return (colour) => {
    const found = known.get(colour) ?? palette.indexOf(palette.reduce(nearerTo(colour)));
    known.set(colour, found);
    return found;
  };
}

function nearerTo(colour: number): (one: number, other: number) => number {
  const channels = channelsOf(colour);
  const distance = (other: number) =>
    channelsOf(other).reduce((sum, value, index) => sum + (value - (channels[index] ?? 0)) ** 2, 0);
  return (one, other) => (distance(other) < distance(one) ? other : one);
}

function channelsOf(colour: number): readonly number[] {
  return [(colour >> 16) & 0xff, (colour >> 8) & 0xff, colour & 0xff];
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
