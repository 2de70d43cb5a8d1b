import { useLocale, useTranslations } from "next-intl";
import { Tag } from "@/components/ui/badge";
import { type Column, DataTable } from "@/components/ui/data-table";
import { formatInstant } from "@/lib/i18n/format";
import { asLocale } from "@/lib/i18n/locale";

type SessionRow = { id: string; device: string | null; createdAt: Date; lastSeenAt: Date; current?: boolean };

/** Where an account is signed in now. */
export function SessionTable({ rows }: { rows: SessionRow[] }) {
  const t = useTranslations("users.session");
  const locale = asLocale(useLocale());
  const columns: Column<SessionRow>[] = [
    { key: "device", header: t("device"), cell: (row) => row.device ?? t("unknownDevice"), phone: "title" },
    {
      key: "current",
      header: t("state"),
      cell: (row) => (row.current ? <Tag>{t("current")}</Tag> : ""),
      phone: "side",
    },
    { key: "createdAt", header: t("createdAt"), cell: (row) => formatInstant(row.createdAt, locale), phoneLabel: true },
    {
      key: "lastSeenAt",
      header: t("lastSeenAt"),
      cell: (row) => formatInstant(row.lastSeenAt, locale),
      phoneLabel: true,
    },
  ];
  const shown = rows.some((row) => row.current) ? columns : columns.filter(({ key }) => key !== "current");
  return (
    <DataTable
      caption={t("caption")}
      columns={shown}
      rows={rows}
      rowKey={(row) => row.id}
      bare
      empty={<p className="text-muted">{t("none")}</p>}
    />
  );
}
