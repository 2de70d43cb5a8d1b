export type SearchParams = Record<string, string | string[] | undefined>;
export type UrlChanges = Record<string, string | string[] | null>;

export type ListUrl = {
  path: string;
  /** The current parameters without the empty ones. */
  entries: [string, string][];
  page: number;
  get(name: string): string;
  all(name: string): string[];
  with(changes: UrlChanges): string;
};

function pairs(params: SearchParams): [string, string][] {
  return Object.entries(params).flatMap(([name, value]) =>
    [value ?? []].flat().flatMap((one): [string, string][] => (one === "" ? [] : [[name, one]])),
  );
}

function changed(entries: [string, string][], changes: UrlChanges): [string, string][] {
  const resetsPage = !("page" in changes);
  const kept = entries.filter(([name]) => !(name in changes) && !(resetsPage && name === "page"));
  const added = Object.entries(changes).flatMap(([name, value]) =>
    value === null ? [] : [value].flat().map((one): [string, string] => [name, one]),
  );
  return [...kept, ...added.filter(([name, value]) => value !== "" && `${name}=${value}` !== "page=1")];
}

/** A list's address: filters, sort and page live in the URL; a change of anything else starts at page one. */
export function listUrl(path: string, params: SearchParams): ListUrl {
  const entries = pairs(params);
  const all = (name: string) => entries.filter(([key]) => key === name).map(([, value]) => value);
  const get = (name: string) => all(name)[0] ?? "";
  const page = Number.parseInt(get("page"), 10);
  return {
    path,
    entries,
    page: page > 0 && page < 1_000_000 ? page : 1,
    get,
    all,
    with(changes) {
      const query = new URLSearchParams(changed(entries, changes)).toString();
      return query ? `${path}?${query}` : path;
    },
  };
}
