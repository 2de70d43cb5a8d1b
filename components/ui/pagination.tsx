import { useTranslations } from "next-intl";
import type { ListUrl } from "./list-url";

type PaginationProps = { url: ListUrl; page: number; total: number; pageSize?: number };

/** The page numbers to show, with null for a gap: 1 … 4 [5] 6 … 12. */
export function pageNumbers(page: number, pages: number): (number | null)[] {
  const wanted = [1, page - 1, page, page + 1, pages].filter((n) => n >= 1 && n <= pages);
  const unique = [...new Set(wanted)].sort((a, b) => a - b);
  return unique.flatMap((n, index) => {
    const before = unique[index - 1];
    return before !== undefined && n - before > 1 ? [null, n] : [n];
  });
}

export function Pagination({ url, page, total, pageSize = 50 }: PaginationProps) {
  const t = useTranslations("ui");
  const pages = Math.max(1, Math.ceil(total / pageSize));
  return (
    <nav className="pagination no-print" aria-label={t("pagination.label")}>
      <p>{t("pagination.total", { total, page: Math.min(page, pages), pages })}</p>
      {pages > 1 ? <PageLinks url={url} page={page} pages={pages} /> : null}
    </nav>
  );
}

function PageLinks({ url, page, pages }: { url: ListUrl; page: number; pages: number }) {
  const t = useTranslations("ui");
  const link = (n: number) => url.with({ page: String(n) });
  return (
    <ul>
      {page > 1 ? (
        <li>
          <a href={link(page - 1)} rel="prev">
            {t("pagination.previous")}
          </a>
        </li>
      ) : null}
      {pageNumbers(page, pages).map((n, index) => (
        <li key={n ?? `gap-${index}`} className={n === page ? undefined : "page-far"}>
          {n === null ? <span>…</span> : null}
          {n === page ? <span aria-current="page">{n}</span> : null}
          {n !== null && n !== page ? (
            <a href={link(n)} aria-label={t("pagination.goTo", { page: n })}>
              {n}
            </a>
          ) : null}
        </li>
      ))}
      {page < pages ? (
        <li>
          <a href={link(page + 1)} rel="next">
            {t("pagination.next")}
          </a>
        </li>
      ) : null}
    </ul>
  );
}
