import { randomBytes } from "node:crypto";
import path from "node:path";
import { z } from "zod";
import { DATA_ROOT, keepSecret, passableFolder, readIfThere } from "./paths";

const secretsSchema = z.object({ AUTH_SECRET: z.string().min(32) });

/** Secrets of a start without configuration: made once, kept in a file that only its owner reads. */
export function localSecrets(): z.infer<typeof secretsSchema> {
  const file = path.join(passableFolder(DATA_ROOT), "secrets.json");
  const text = readIfThere(file);
  if (text) {
    try {
      return secretsSchema.parse(JSON.parse(text));
    } catch {
      throw new Error(`${file} is damaged. Remove it: a new one is made, and everybody signs in again.`);
    }
  }
  const fresh = { AUTH_SECRET: randomBytes(32).toString("base64url") };
  return secretsSchema.parse(JSON.parse(keepSecret(file, JSON.stringify(fresh))));
}

/** File of the keys of personal data; apart from the other secrets, because losing it loses the data. */
export function personalDataKeysFile(): string {
  return path.join(passableFolder(DATA_ROOT), "personal-data-keys");
}

/** A fresh key in the form of PERSONAL_DATA_KEYS. */
export function freshKey(id: string): string {
  return `${id}:${randomBytes(32).toString("base64url")}`;
}

/** Keys of personal data of a start without configuration: the first is made once, `npm run keys:rotate` adds others. */
export function localPersonalDataKeys(): string {
  const file = personalDataKeysFile();
  return readIfThere(file) ?? keepSecret(file, freshKey("k1"));
}
