export interface StoredFile {
  readonly fileId: string;
  readonly uniqueId: string;
  readonly path: string;
  readonly name: string;
  readonly mimeType: string;
  readonly content: Buffer;
}

/** Files that went through the chats, kept in memory as long as the playground runs. */
export class FileStore {
  readonly #byId = new Map<string, StoredFile>();
  readonly #byPath = new Map<string, StoredFile>();

  add(
    folder: string,
    file: { readonly name: string; readonly mimeType: string; readonly content: Buffer },
  ): StoredFile {
    const number = this.#byId.size + 1;
    const extension = /\.[A-Za-z0-9]{1,8}$/.exec(file.name)?.[0] ?? "";
    const stored: StoredFile = {
      ...file,
      fileId: `BQACAgUAAxkDAAI${number}-${folder}-${crypto.randomUUID().replaceAll("-", "")}`,
      uniqueId: `AgAD${String(number).padStart(8, "0")}`,
      path: `${folder}/file_${number}${extension}`,
    };
    this.#byId.set(stored.fileId, stored);
    this.#byPath.set(stored.path, stored);
    return stored;
  }

  byId(fileId: string): StoredFile | undefined {
    return this.#byId.get(fileId);
  }

  byPath(path: string): StoredFile | undefined {
    return this.#byPath.get(path);
  }
}
