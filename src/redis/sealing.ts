import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

export interface DataKey {
  readonly id: string;
  /** 32 bytes. */
  readonly key: Buffer;
}

/** Seals people's words at rest with AES-256-GCM. `place` (record and field) is bound in: a sealed text cannot be moved. */
export interface Sealer {
  seal(text: string, place: string): string;
  /** Throws when the key is gone or the text was changed or moved. */
  open(sealed: string, place: string): string;
}

/** The first key seals, all keys open: rotation puts a new key in front. */
export function createSealer(dataKeys: readonly [DataKey, ...DataKey[]]): Sealer {
  const [newest] = dataKeys;
  return {
    seal(text, place) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", newest.key, nonce).setAAD(Buffer.from(`${newest.id}:${place}`));
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return `${newest.id}:${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64")}`;
    },

    open(sealed, place) {
      const id = sealed.slice(0, sealed.indexOf(":"));
      const key = dataKeys.find((dataKey) => dataKey.id === id)?.key;
      if (key === undefined)
        throw new Error(`DATA_KEYS has no key "${id}", which sealed ${place}. Put the old key back.`);
      const bytes = Buffer.from(sealed.slice(id.length + 1), "base64");
      const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12)).setAAD(
        Buffer.from(`${id}:${place}`),
      );
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
    },
  };
}

/** Undefined when the key is gone or the text was changed or moved: what stands around it can still be read. */
export function openIfPossible(sealer: Sealer, sealed: string, place: string): string | undefined {
  try {
    return sealer.open(sealed, place);
  } catch {
    return undefined;
  }
}
