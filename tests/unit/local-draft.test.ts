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

/** A tab that opens and goes on from the newest words. */
async function takeOver() {
  const tab = await openTab();
  const [found] = tab.loadDrafts(KEY);
  if (found) tab.adoptDraft(KEY, found);
  return tab;
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

test("the newest of all tabs is found first, and of one record only", async () => {
  const [first, second, third] = [await openTab(), await openTab(), await openTab()];
  first.keepDraft(KEY, draft("older", 1));
  second.keepDraft(KEY, draft("newer", 2));
  second.keepDraft(`${KEY}2`, draft("of another", 3));
  expect(texts(third.loadDrafts(KEY))).toEqual(["newer", "older"]);
});

test("a tab that is still open keeps what another goes on from, until that one is saved", async () => {
  const first = await openTab();
  first.keepDraft(KEY, draft("offline", 1));
  const second = await takeOver();
  expect(texts(second.loadDrafts(KEY))).toEqual(["offline", "offline"]);
  second.dropSaved(KEY, { result: ["written in the meantime"] });
  expect(second.loadDrafts(KEY)).toEqual([]);
});

test("what the first tab wrote after it was taken over stays", async () => {
  const first = await openTab();
  first.keepDraft(KEY, draft("offline", 1));
  const second = await takeOver();
  first.keepDraft(KEY, draft("offline, and more", 2));
  second.dropSaved(KEY, { result: ["offline"] });
  expect(texts(second.loadDrafts(KEY))).toEqual(["offline, and more"]);
});

test("after offline, reload, more, reload, saved, no page offers the older words again", async () => {
  (await openTab()).keepDraft(KEY, draft("a", 1));
  (await takeOver()).keepDraft(KEY, draft("a b", 2));
  const third = await takeOver();
  third.keepDraft(KEY, draft("a b c", 3));
  third.dropSaved(KEY, { result: ["a b c"] });
  expect((await openTab()).loadDrafts(KEY)).toEqual([]);
});

test("a page that shows what was saved drops it with all that it went on from", async () => {
  (await openTab()).keepDraft(KEY, draft("a", 1));
  (await takeOver()).keepDraft(KEY, draft("a b", 2));
  const page = await openTab();
  expect(page.dropKnown(KEY, ({ values }) => page.sameValues(values, { result: ["a b"] }))).toEqual([]);
});

test("a save drops the same words wherever they are kept, and no others", async () => {
  const [first, second, third] = [await openTab(), await openTab(), await openTab()];
  first.keepDraft(KEY, draft("saved", 1));
  second.keepDraft(KEY, draft("others", 2));
  third.keepDraft(KEY, draft("saved", 3));
  third.dropSaved(KEY, { result: ["saved"] });
  expect(texts(third.loadDrafts(KEY))).toEqual(["others"]);
});

test("what names the page does not make words different", async () => {
  const { sameValues } = await openTab();
  expect(sameValues({ result: ["a"], tab: ["1"] }, { result: ["a"], tab: ["2"] })).toBe(true);
  expect(sameValues({ result: ["a"] }, { result: ["b"] })).toBe(false);
});

test("a draft of the release before is found, taken over and dropped", async () => {
  localStorage.setItem(`tongxin:draft:${KEY}`, JSON.stringify(draft("before", 1)));
  const tab = await takeOver();
  expect(tab.loadDrafts(KEY).map(({ tab: of }) => of)).toContain("");
  tab.dropSaved(KEY, { result: ["before, and more"] });
  expect(tab.loadDrafts(KEY)).toEqual([]);
  localStorage.setItem(`tongxin:draft:${KEY}`, JSON.stringify(draft("before", 1)));
  tab.dropDraft(KEY, "");
  expect(tab.loadDrafts(KEY)).toEqual([]);
});

test.each(["{", "null", "{}"])("a slot that holds %s hides no other", async (broken) => {
  const tab = await openTab();
  localStorage.setItem(`tongxin:draft:${KEY}~broken`, broken);
  tab.keepDraft(KEY, draft("whole", 1));
  expect(texts(tab.loadDrafts(KEY))).toEqual(["whole"]);
});

test("storage that is barred keeps nothing and breaks nothing", async () => {
  vi.stubGlobal("localStorage", undefined);
  const tab = await openTab();
  tab.keepDraft(KEY, draft("lost", 1));
  tab.dropDraft(KEY);
  expect(tab.loadDrafts(KEY)).toEqual([]);
});
