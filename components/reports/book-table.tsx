import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { StatusPill, type Tone } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { type Column, DataTable } from "@/components/ui/data-table";
import { dayOf } from "@/lib/core/period";
import { formatDay, formatInstant } from "@/lib/i18n/format";
import { asLocale } from "@/lib/i18n/locale";
import type { BookRow } from "@/lib/reports/queries/book";
import type { BookStatus } from "@/lib/reports/schema/books";
import { bookName, sizeText } from "./book-words";

const TONE: Record<BookStatus, Tone> = { running: "info", done: "ok", failed: "err", cancelled: "neutral" };

/** A book with the sentence that says why it failed, in the reader's language. */
export type BookLine = BookRow & { failure: string | null };

function FileCell({ book }: { book: BookLine }) {
  const t = useTranslations("desk.book");
  const locale = asLocale(useLocale());
  const { id, status, size, keptUntil, failure } = book;
  const said: Record<BookStatus, ReactNode> = {
    running: null,
    failed: t("failedText", { reason: failure ?? "" }),
    cancelled: t("cancelledText"),
    done: (
      <span className="inline-flex flex-wrap items-center gap-2">
        <ButtonLink href={`/api/documents/book/${id}`} icon="download" size="sm" download>
          {t("download", { size: sizeText(size ?? 0) })}
        </ButtonLink>
        <span className="text-muted">{t("keptUntil", { day: formatDay(dayOf(keptUntil), locale) })}</span>
      </span>
    ),
  };
  return said[status];
}

function useColumns(): Column<BookLine>[] {
  const t = useTranslations("desk.book");
  const locale = asLocale(useLocale());
  return [
    { key: "book", header: t("column.book"), cell: (book) => t("named", bookName(book)), phone: "title" },
    {
      key: "status",
      header: t("column.status"),
      cell: ({ status }) => <StatusPill tone={TONE[status]}>{t(`status.${status}`)}</StatusPill>,
      phone: "side",
    },
    {
      key: "range",
      header: t("column.range"),
      cell: ({ approvedOnly, total }) =>
        [t(`ranges.${approvedOnly ? "approved" : "handedIn"}`), t("count", { count: total })].join(" · "),
    },
    { key: "file", header: t("column.file"), cell: (book) => <FileCell book={book} /> },
    {
      key: "by",
      header: t("column.by"),
      cell: ({ createdByName, createdAt }) => t("by", { name: createdByName, time: formatInstant(createdAt, locale) }),
    },
  ];
}

/** What was made in the last seven days, and what became of it. */
export function BookTable({ rows }: { rows: BookLine[] }) {
  const t = useTranslations("desk.book");
  return (
    <DataTable
      caption={t("list")}
      captionHidden={false}
      columns={useColumns()}
      rows={rows}
      rowKey={({ id }) => id}
      empty={<p className="text-muted">{t("none")}</p>}
    />
  );
}
