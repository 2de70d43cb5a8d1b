import { beforeEach, expect, test, vi } from "vitest";

const KEY = "report:1:writer";

/** What a browser keeps for all tabs of a site: its names are listed like those of an object. */
function storage(): Storage {
  const held: Record<string, string> = {};
  const hidden = { enumerable: false };
  return Object.defineProperties(held as unknown as Storage, {
    getItem: { ...hidden, value: (name: string) => held[name] ?? null },
    setItem: { ...hidden, value: (name: string, value: string) => Object.assign(held, { [name]: value }) },
    removeItem: { ...hidden, value: (name: string) => delete held[name] },
  });
}

/** Each load of a page is a tab of its own. */
async function openTab() {
  vi.resetModules();
  return await import("@/components/forms/local-draft");
}

const draft = (text: string, savedAt: number) => ({ values: { result: [text] }, savedAt, version: "1" });
const texts = (found: { values: Record<string, string[]> }[]) => found.map(({ values }) => values.result?.[0]);

beforeEach(() => vi.stubGlobal("localStorage", storage()));

test("a tab that saved drops its own draft, and another's words stay", async () => {
  const [first, second] = [await openTab(), await openTab()];
  first.keepDraft(KEY, draft("first", 1));
  second.keepDraft(KEY, draft("second", 2));
  second.dropDraft(KEY);
  expect(texts(first.loadDrafts(KEY))).toEqual(["first"]);
  expect(texts((await openTab()).loadDrafts(KEY))).toEqual(["first"]);
});

test("the newest of all tabs is found first, of one record only, and kept once when it is taken over", async () => {
  const [first, second, third] = [await openTab(), await openTab(), await openTab()];
  first.keepDraft(KEY, draft("older", 1));
  second.keepDraft(KEY, draft("newer", 2));
  second.keepDraft(`${KEY}2`, draft("of another", 3));
  const [found] = third.loadDrafts(KEY);
  expect(texts(third.loadDrafts(KEY))).toEqual(["newer", "older"]);
  if (found) third.adoptDraft(KEY, found);
  expect(texts(third.loadDrafts(KEY))).toEqual(["newer", "older"]);
  second.dropDraft(KEY);
  expect(texts(third.loadDrafts(KEY))).toEqual(["newer", "older"]);
  third.dropDraft(KEY);
  expect(texts(third.loadDrafts(KEY))).toEqual(["older"]);
});

test("storage that is barred keeps nothing and breaks nothing", async () => {
  vi.stubGlobal("localStorage", undefined);
  const tab = await openTab();
  tab.keepDraft(KEY, draft("lost", 1));
  tab.dropDraft(KEY);
  expect(tab.loadDrafts(KEY)).toEqual([]);
});
