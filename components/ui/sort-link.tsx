import { Icon } from "./icon";
import type { ListUrl } from "./list-url";

export type Sort = { url: ListUrl; key: string; direction: "asc" | "desc" };

type SortLinkProps = { sort: Sort; name: string; children: React.ReactNode };

export function SortLink({ sort, name, children }: SortLinkProps) {
  const active = sort.key === name;
  const next = active && sort.direction === "asc" ? "desc" : "asc";
  const icon = active ? (`sort-${sort.direction}` as const) : "sort";
  return (
    <a className="sort-link" href={sort.url.with({ sort: name, dir: next })} aria-current={active ? "true" : undefined}>
      {children}
      <Icon name={icon} size={14} />
    </a>
  );
}
