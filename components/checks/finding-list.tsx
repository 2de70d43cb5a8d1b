import { useTranslations } from "next-intl";
import { StatusPill } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { FindingRow } from "@/lib/checks/queries";
import { useFindingText } from "./finding-text";

type Props = {
  rows: readonly FindingRow[];
  /** Off on a branch's own page. */
  named?: boolean;
  most?: number;
};

/** The findings in short, for the first page and a branch's page; nothing where there is none. */
export function FindingList({ rows, named = true, most = 6 }: Props) {
  const t = useTranslations("checks");
  const text = useFindingText();
  if (rows.length === 0) return null;
  const all = (
    <ButtonLink href="/checks" size="sm">
      {t("all")}
    </ButtonLink>
  );
  return (
    <Card title={t("today.title", { count: rows.length })} actions={all} className="mb-4">
      <ul className="grid gap-3">
        {rows.slice(0, most).map((row) => (
          <li key={`${row.branchId} ${row.check}`}>
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <StatusPill tone={text.tone(row)}>{text.state(row)}</StatusPill>
              {named ? <a href={`/branches/${row.branchId}`}>{row.branchName}</a> : null}
              <span>{t("line", { check: t(`check.${row.check}`), found: text.found(row) })}</span>
            </p>
            <p className="text-muted">
              {text.exception(row) ?? t(`wayOut.${row.check}`)} {row.citation}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
