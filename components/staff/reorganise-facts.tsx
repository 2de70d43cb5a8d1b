import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import type { LeavingDepartment } from "@/lib/staff/queries/reorganisation";
import type { Reorganisation } from "@/lib/staff/schema";

type Props = { kind: Reorganisation; leaving: LeavingDepartment[] };

/** What goes over, and what stays: said before anything is done. */
export async function ReorganiseFacts({ kind, leaving }: Props) {
  const t = await getTranslations("staff.reorganise");
  const comma = t("comma");
  return (
    <Card title={t("factsTitle")}>
      <ul className="grid gap-2">
        {leaving.map(({ id, name, staff, heads, branches, children }) => (
          <li key={id}>
            <a href={`/departments/${id}`}>{name}</a>
            {t("colon")}
            {t("facts", {
              staff: staff.length,
              head: heads.join(comma) || t("nobody"),
              branches: branches.join(comma) || t("nobody"),
            })}
            {children > 0 ? t("factsChildren", { count: children }) : null}
          </li>
        ))}
      </ul>
      <p className="text-muted">{t(`effect.${kind}`)}</p>
    </Card>
  );
}
