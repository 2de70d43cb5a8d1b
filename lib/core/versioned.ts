import "server-only";
import type { Actor } from "./actor";
import { today } from "./period";

type Entry = { version: string; value: Promise<unknown> };

const MOST = 500;
const shared = globalThis as unknown as { tongxinVersioned?: Map<string, Entry> };

function entries(): Map<string, Entry> {
  shared.tongxinVersioned ??= new Map();
  return shared.tongxinVersioned;
}

/**
 * Keeps a finished result until the hospital's data change. Every write lengthens the audit chain, so the chain's last
 * number, read with the actor, is the exact version of the data: a hit costs no query and is never stale. Answers to a
 * survey lengthen no chain: what is made of them gives their version in `also`, read before this is called. Kept apart
 * for each reach (roles and branches) and each day; bounded, oldest out first.
 */
export function versioned<T>(actor: Actor, key: string, compute: () => Promise<T>, also = ""): Promise<T> {
  const reach = [...actor.roles, ...actor.branchIds].sort().join(",");
  const fullKey = [actor.hospitalId, today(), reach, key].join("|");
  const cache = entries();
  const found = cache.get(fullKey);
  const version = `${actor.dataVersion} ${also}`;
  if (found?.version === version) return found.value as Promise<T>;
  const value = compute();
  cache.delete(fullKey);
  cache.set(fullKey, { version, value });
  value.catch(() => cache.delete(fullKey));
  for (const oldest of cache.keys()) {
    if (cache.size <= MOST) break;
    cache.delete(oldest);
  }
  return value;
}
