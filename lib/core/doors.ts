import type { IncomingMessage, ServerResponse } from "node:http";

/**
 * Answers requests in front of Next. `address` is where the request came from: for counting, never for keeping. Such a
 * request has no line in the log either, which would say to the millisecond when somebody answered.
 */
export type Door = (request: IncomingMessage, response: ServerResponse, address: string) => Promise<void>;

// Kept on globalThis because the server runs this file as it is while Next bundles its own copy of it.
const shared = globalThis as unknown as { tongxinDoors?: Map<string, Door> };

function doors(): Map<string, Door> {
  shared.tongxinDoors ??= new Map();
  return shared.tongxinDoors;
}

/** From now on `door` answers every address that begins with `prefix`, such as "/s/". */
export function openDoor(prefix: string, door: Door): void {
  doors().set(prefix, door);
}

/** The door that answers a request's address, if Next does not. */
export function doorFor(url = ""): Door | undefined {
  for (const [prefix, door] of doors()) if (url.startsWith(prefix)) return door;
  return undefined;
}
