import { useTranslations } from "next-intl";
import { StatusPill } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import type { ImprovementRow } from "@/lib/improvements/queries";
import { STATE_TONE, useImprovementWords } from "./improvement-words";

const MOST = 6;

/** Actions that are overdue or due soon, for the first page; nothing where there is none. */
export function DueImprovements({ rows }: { rows: readonly ImprovementRow[] }) {
  const t = useTranslations("improvements");
  if (rows.length === 0) return null;
  return (
    <Card
      title={t("due.title", { count: rows.length })}
      className="mb-4"
      footer={<a href="/improvements?state=open">{t("due.all")}</a>}
    >
      <ImprovementLines rows={rows.slice(0, MOST)} />
    </Card>
  );
}

type OpenProps = { rows: readonly ImprovementRow[]; all: string };

/** What is under way in a branch or a department; `all` opens their list. */
export function OpenImprovements({ rows, all }: OpenProps) {
  const t = useTranslations("improvements");
  return (
    <Card title={t("ofBranch.title")} id="improvements" footer={<a href={all}>{t("ofBranch.all")}</a>}>
      {rows.length === 0 ? <p className="text-muted">{t("ofBranch.none")}</p> : <ImprovementLines rows={rows} />}
    </Card>
  );
}

function ImprovementLines({ rows }: { rows: readonly ImprovementRow[] }) {
  const words = useImprovementWords();
  return (
    <ul className="grid gap-3">
      {rows.map((row) => (
        <li key={row.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <a href={`/improvements/${row.id}`}>{row.title}</a>
          <StatusPill tone={STATE_TONE[row.state]}>{words.due(row)}</StatusPill>
          <span className="text-muted">
            {words.place(row.departmentName)} · {words.measured(row)}
          </span>
        </li>
      ))}
    </ul>
  );
}
