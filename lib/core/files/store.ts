import "server-only";
import { randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { env } from "@/lib/core/env";

/** Where uploaded files lie. One implementation today, a local folder; another takes the same three functions. */
export type FileStore = {
  /** Stores the bytes under a new random key. */
  put: (bytes: Uint8Array) => Promise<string>;
  /** Null when nothing lies under the key. */
  open: (key: string) => Promise<{ size: number; stream: ReadableStream } | null>;
  remove: (key: string) => Promise<void>;
};

const KEY = /^[0-9a-f]{2}\/[0-9a-f]{62}$/;

export function localStore(folder: string): FileStore {
  const pathOf = (key: string) => {
    if (!KEY.test(key)) throw new Error("not a key of the file store");
    return join(folder, key);
  };
  return {
    async put(bytes) {
      const random = randomBytes(32).toString("hex");
      const key = `${random.slice(0, 2)}/${random.slice(2)}`;
      const path = pathOf(key);
      await mkdir(dirname(path), { recursive: true });
      // Written beside and renamed: a crash leaves no half file under a key.
      await writeFile(`${path}.part`, bytes, { mode: 0o600, flush: true });
      await rename(`${path}.part`, path);
      return key;
    },
    async open(key) {
      const path = pathOf(key);
      const found = await stat(path).catch(() => null);
      return found ? { size: found.size, stream: Readable.toWeb(createReadStream(path)) as ReadableStream } : null;
    },
    async remove(key) {
      await rm(pathOf(key), { force: true });
    },
  };
}

/** The hospital's file store. */
export function fileStore(): FileStore {
  return localStore(env().FILES_DIR);
}
