import "server-only";

/** Markup waiting to be written into a document, by key; on globalThis, because pages and their rendering are two bundles. */
const shared = globalThis as unknown as { tongxinMarkup?: Map<string, string> };

/** More states than this are not looked at within the moment between a page's two renderings. */
const MOST = 60;

/** Lays markup down for `KeptMarkup` under a key; the oldest go first. */
export function keepMarkup(key: string, markup: string): void {
  shared.tongxinMarkup ??= new Map();
  const store = shared.tongxinMarkup;
  store.delete(key);
  store.set(key, markup);
  for (const oldest of store.keys()) {
    if (store.size <= MOST) break;
    store.delete(oldest);
  }
}
