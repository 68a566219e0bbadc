export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** Width and height of a PNG, GIF or JPEG; undefined where the bytes are no such picture. */
export function imageSize(content: Buffer): ImageSize | undefined {
  const start = content.toString("latin1", 0, 8);
  if (start.startsWith("\x89PNG") && content.length >= 24) {
    return { width: content.readUInt32BE(16), height: content.readUInt32BE(20) };
  }
  if (start.startsWith("GIF8") && content.length >= 10) {
    return { width: content.readUInt16LE(6), height: content.readUInt16LE(8) };
  }
  return start.startsWith("\xff\xd8") ? jpegSize(content) : undefined;
}

function jpegSize(content: Buffer): ImageSize | undefined {
  let position = 2;
  while (position + 9 < content.length && content[position] === 0xff) {
    const marker = content[position + 1] ?? 0;
    // Frame headers C0-CF carry the size; C4, C8 and CC are tables.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { height: content.readUInt16BE(position + 5), width: content.readUInt16BE(position + 7) };
    }
    position += 2 + content.readUInt16BE(position + 2);
  }
  return undefined;
}
