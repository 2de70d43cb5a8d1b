import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";

/** The lists that hold a department's figures and people, where the reader may open them. */
export function DepartmentRecords({ id, figures, staff }: { id: string; figures: boolean; staff: boolean }) {
  const t = useTranslations("organisation");
  return (
    <Card title={t("department.figures")}>
      <p>{t("department.figuresText")}</p>
      <ul className="mt-2 grid gap-2">
        {figures ? (
          <li>
            <a href={`/satisfaction/figures?department=${id}`}>{t("department.externalFigures")}</a>
          </li>
        ) : null}
        {staff ? (
          <li>
            <a href={`/staff?department=${id}`}>{t("department.listStaff")}</a>
          </li>
        ) : null}
      </ul>
    </Card>
  );
}
