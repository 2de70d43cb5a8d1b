import { type Entrance, findEntrance, listNamesToMask } from "@/lib/surveys/queries/entrance";

/** What was read is believed for a while; the write itself asks the database again whether the round is open. */
function believing<T>(milliseconds: number, most: number, read: (key: string) => Promise<T>) {
  const known = new Map<string, { until: number; value: Promise<T> }>();
  const ask = (key: string): Promise<T> => {
    const found = known.get(key);
    if (found && found.until > performance.now()) return found.value;
    const value = read(key);
    // Oldest first: whoever tries addresses at random pushes out their own.
    if (known.size >= most) known.delete(known.keys().next().value ?? "");
    known.set(key, { until: performance.now() + milliseconds, value });
    value.catch(() => known.delete(key));
    return value;
  };
  return Object.assign(ask, { forget: (key: string) => known.delete(key) });
}

const findKept = believing(5_000, 2_000, (token) => findEntrance({ token }));

/** What an address opens. A single-use code is asked for anew each time: it may have been spent a moment ago. */
export async function entranceAt(token: string): Promise<Entrance | "spent" | null> {
  const found = await findKept(token);
  return found && found !== "spent" && found.kind !== "code" ? found : findEntrance({ token });
}

/** What was believed of an address has turned out to be old. */
export function forgetEntrance(token: string): void {
  findKept.forget(token);
}

/** Names of a hospital's staff; somebody who joined in the last minutes is masked by title alone. */
export const namesToMask = believing(10 * 60_000, 100, (hospitalId) => listNamesToMask({ hospitalId }));
