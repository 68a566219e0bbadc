import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { StoreAway } from "../domain/inbox.ts";

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
    seal: (text, place) => `${newest.id}:${sealBytes(Buffer.from(text), newest, place).toString("base64")}`,

    open(sealed, place) {
      const id = keyIdOf(sealed);
      const key = dataKeys.find((dataKey) => dataKey.id === id);
      if (key === undefined) {
        throw new Error(`DATA_KEYS has no key "${id}", which sealed ${place}. Put the old key back.`);
      }
      return openBytes(Buffer.from(sealed.slice(id.length + 1), "base64"), key, place).toString("utf8");
    },
  };
}

/** Which key has sealed this text; empty for what is no sealed text. */
export function keyIdOf(sealed: string): string {
  return sealed.slice(0, Math.max(0, sealed.indexOf(":")));
}

/** Nonce, tag and what was sealed, one after the other: 28 bytes more. */
export function sealBytes(bytes: Uint8Array, { id, key }: DataKey, place: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(`${id}:${place}`));
  const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** Throws when the bytes were changed or moved, or another key has sealed them. */
export function openBytes(bytes: Buffer, { id, key }: DataKey, place: string): Buffer {
  // Without a length GCM takes shorter tags too, and those can be guessed.
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12), { authTagLength: 16 });
  decipher.setAAD(Buffer.from(`${id}:${place}`)).setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
}

/** Undefined when the key is gone or the text was changed or moved: what stands around it can still be read. Throws StoreAway. */
export function openIfPossible(sealer: Sealer, sealed: string, place: string): string | undefined {
  try {
    return sealer.open(sealed, place);
  } catch (error) {
    if (error instanceof StoreAway) throw error;
    return undefined;
  }
}
