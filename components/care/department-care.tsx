import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import type { CareRow } from "@/lib/care/queries";
import { formatDay } from "@/lib/i18n/format";
import { asLocale } from "@/lib/i18n/locale";

type Props = { departmentId: string; rows: CareRow[]; total: number };

/** The latest care actions for one department. */
export function DepartmentCare({ departmentId, rows, total }: Props) {
  const t = useTranslations("care");
  const locale = asLocale(useLocale());
  const all = <a href={`/care?department=${departmentId}`}>{t("ofDepartment.all", { count: total })}</a>;
  return (
    <Card title={t("ofDepartment.title")} footer={total > rows.length ? all : null}>
      {rows.length === 0 ? <p className="text-muted">{t("ofDepartment.none")}</p> : null}
      <ul className="grid gap-2">
        {rows.map(({ id, title, kind, onDay }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3">
            <a href={`/care/${id}`}>{title}</a>
            <span className="num text-muted">
              {formatDay(onDay, locale)} · {t(`kind.${kind}`)}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
