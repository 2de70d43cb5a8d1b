import { createHash } from "node:crypto";

/** A random source that gives the same numbers in every run. */
export type Chance = {
  /** 0 ≤ x < 1 */
  next: () => number;
  /** A whole number from `low` to `high`, both included. */
  int: (low: number, high: number) => number;
  /** True with this probability. */
  is: (probability: number) => boolean;
  pick: <T>(items: readonly T[]) => T;
  shuffled: <T>(items: readonly T[]) => T[];
  /** About normal around 0 with deviation 1. */
  bell: () => number;
};

/**
 * A source of its own for every subject: one more draw among the staff must not move a single activity.
 * The generator is mulberry32, seeded by a hash of the name.
 */
export function chanceOf(name: string): Chance {
  let state = createHash("sha256").update(`tongxin/${name}`).digest().readUInt32LE(0);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    int,
    is: (probability) => next() < probability,
    pick: (items) => itemAt(items, int(0, items.length - 1)),
    shuffled: (items) => shuffle(items, int),
    bell: () => (next() + next() + next() + next() - 2) * Math.sqrt(3),
  };
}

function shuffle<T>(items: readonly T[], int: (low: number, high: number) => number): T[] {
  const left = [...items];
  return items.map(() => {
    const [taken] = left.splice(int(0, left.length - 1), 1);
    return taken as T;
  });
}

/** The item at an index that wraps around. Throws on an empty list. */
export function itemAt<T>(items: readonly T[], index: number): T {
  if (items.length === 0) throw new RangeError("nothing to choose from");
  return items[((index % items.length) + items.length) % items.length] as T;
}

/** The value of a key that has to be there. */
export function mustGet<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): Value {
  const value = map.get(key);
  if (value === undefined) throw new RangeError(`the demo data has no ${String(key)}`);
  return value;
}

/** A UUID (version 8, RFC 9562) made from a name: the same row has the same id in every load. */
export function idOf(name: string): string {
  const hash = createHash("sha256").update(`tongxin-demo/${name}`).digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x80, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-");
}
