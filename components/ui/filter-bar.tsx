import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button, ButtonLink } from "./button";
import { Icon } from "./icon";
import type { ListUrl } from "./list-url";

type Option = { value: string; label: string };
export type Filter =
  | { name: string; label: string; type?: "select"; options: Option[]; anyLabel?: string }
  | { name: string; label: string; type: "date" | "month"; min?: string; max?: string };

type FilterBarProps = {
  url: ListUrl;
  search?: { name: string; placeholder: string; label?: string };
  filters?: Filter[];
  /** Parameters that are no filters and stay as they are, such as which view is open. */
  keep?: string[];
  actions?: ReactNode;
};

/** A plain GET form: every filter is in the address, and it works without scripts. */
export function FilterBar({ url, search, filters = [], keep = [], actions }: FilterBarProps) {
  const t = useTranslations("ui");
  const sort = url.get("sort");
  const scope = url.path.replaceAll("/", "-");
  const folds = filters.length > 2;
  return (
    <search className="no-print block">
      <form className="filters" action={url.path} method="get">
        {sort ? <input type="hidden" name="sort" value={sort} /> : null}
        {sort ? <input type="hidden" name="dir" value={url.get("dir")} /> : null}
        {keep.map((name) => (
          <input key={name} type="hidden" name={name} value={url.get(name)} />
        ))}
        {search ? (
          <div className="filters-search">
            <label htmlFor={`filter${scope}-${search.name}`}>{search.label ?? t("filter.search")}</label>
            <input
              className="control"
              type="search"
              id={`filter${scope}-${search.name}`}
              name={search.name}
              placeholder={search.placeholder}
              defaultValue={url.get(search.name)}
              maxLength={80}
              data-search
            />
          </div>
        ) : null}
        {folds ? (
          <>
            {/* Unnamed, so it is not sent; a checkbox folds without scripts too. */}
            <input className="filters-fold" type="checkbox" id={`filter${scope}-more`} />
            <label className="btn btn-quiet filters-more" htmlFor={`filter${scope}-more`}>
              {t("filter.more", { count: filters.length })}
            </label>
          </>
        ) : null}
        {filters.map((filter) => (
          <FilterControl key={filter.name} filter={filter} id={`filter${scope}-${filter.name}`} url={url} />
        ))}
        <Button type="submit" icon="search">
          {t("filter.apply")}
        </Button>
        {actions ? <div className="filters-actions">{actions}</div> : null}
      </form>
      <Chips url={url} search={search} filters={filters} keep={keep} />
    </search>
  );
}

function FilterControl({ filter, id, url }: { filter: Filter; id: string; url: ListUrl }) {
  const t = useTranslations("ui");
  const value = url.get(filter.name);
  return (
    <div className="filters-one">
      <label htmlFor={id}>{filter.label}</label>
      {!("options" in filter) ? (
        <input
          className="control"
          type={filter.type}
          id={id}
          name={filter.name}
          defaultValue={value}
          min={filter.min}
          max={filter.max}
        />
      ) : (
        <select className="control" id={id} name={filter.name} defaultValue={value} key={value}>
          <option value="">{filter.anyLabel ?? t("filter.any")}</option>
          {filter.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}

type Chip = { name: string; label: string; value: string };

function chipsOf({ url, search, filters = [] }: Omit<FilterBarProps, "actions">, searchLabel: string) {
  const chips: Chip[] = [];
  const text = search ? url.get(search.name) : "";
  if (search && text) chips.push({ name: search.name, label: search.label ?? searchLabel, value: text });
  for (const filter of filters) {
    const value = url.get(filter.name);
    if (!value) continue;
    const option = "options" in filter ? filter.options.find((one) => one.value === value) : undefined;
    chips.push({ name: filter.name, label: filter.label, value: option?.label ?? value });
  }
  return chips;
}

function Chips(props: Omit<FilterBarProps, "actions">) {
  const t = useTranslations("ui");
  const chips = chipsOf(props, t("filter.search")).map((chip) => ({ name: chip.name, text: t("filter.chip", chip) }));
  if (chips.length === 0) return null;
  const kept = new URLSearchParams((props.keep ?? []).map((name) => [name, props.url.get(name)])).toString();
  const resetHref = kept ? `${props.url.path}?${kept}` : props.url.path;
  return (
    <ul className="chips" aria-label={t("filter.active")}>
      {chips.map((chip) => (
        <li key={chip.name}>
          <a
            className="chip"
            href={props.url.with({ [chip.name]: null })}
            aria-label={t("filter.remove", { filter: chip.text })}
          >
            {chip.text}
            <Icon name="close" size={14} />
          </a>
        </li>
      ))}
      <li>
        <ButtonLink href={resetHref} variant="quiet" size="sm">
          {t("filter.reset")}
        </ButtonLink>
      </li>
    </ul>
  );
}
