import type { IncomingMessage } from "node:http";

/** The largest body of a filled-in form, in bytes: sixty full texts, each character nine bytes in percent code. */
const BODY_LIMIT = 320 * 1024;

export type Fields = ReadonlyMap<string, string[]>;

/** Reads a request's body; null when it is larger than the limit, of which no more is read. */
export function readBody(request: IncomingMessage): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    let size = 0;
    request.on("data", (piece: Buffer) => {
      size += piece.length;
      if (size <= BODY_LIMIT) pieces.push(piece);
      else resolve(null);
    });
    request.once("end", () => resolve(size <= BODY_LIMIT ? Buffer.concat(pieces).toString("latin1") : null));
    request.once("error", reject);
    request.once("close", () => reject(new Error("The sender went away.")));
  });
}

/** Whether a header says that the body is a form as browsers send it. */
export function isForm(contentType = ""): boolean {
  return /^application\/x-www-form-urlencoded\s*(;|$)/i.test(contentType);
}

/**
 * The fields of a form in the order of `names`, which is the form's own; null when a browser could not have sent it:
 * a name that the form does not have or at another place, or text that is not UTF-8 in percent code.
 */
export function fieldsIn(body: string, names: readonly string[]): Fields | null {
  const fields = new Map<string, string[]>();
  let place = 0;
  for (const pair of body.split("&")) {
    const [name, value] = decodedPair(pair);
    place = name === null || value === null ? -1 : names.indexOf(name, place);
    if (place < 0) return null;
    const earlier = fields.get(name as string);
    if (earlier) earlier.push(value as string);
    else fields.set(name as string, [value as string]);
  }
  return fields;
}

function decodedPair(pair: string): [name: string | null, value: string | null] {
  const middle = pair.indexOf("=");
  return middle < 0 ? [decoded(pair), ""] : [decoded(pair.slice(0, middle)), decoded(pair.slice(middle + 1))];
}

/** What needs no decoding: almost every name and answer. */
const PLAIN = /^[\w.-]*$/;

function decoded(text: string): string | null {
  if (PLAIN.test(text)) return text;
  if (!/^[\x21-\x7e]*$/.test(text)) return null;
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return null;
  }
}
