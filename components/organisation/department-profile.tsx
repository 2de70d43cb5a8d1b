import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { formatDay } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import type { DepartmentDetail } from "@/lib/organisation/queries/department-detail";

/** What a department is, and where it stands in the hospital. */
export async function DepartmentProfile({ department }: { department: DepartmentDetail }) {
  const [t, locale] = [await getTranslations("organisation"), await requestLocale()];
  const { kind, parent, children, openedOn, headcount, beds, staff } = department;
  const items = [
    { term: t("department.kind"), value: t(`departmentKind.${kind}`) },
    {
      term: t("department.parent"),
      value: parent ? <a href={`/departments/${parent.id}`}>{parent.name}</a> : t("none"),
    },
    { term: t("department.openedOn"), value: openedOn ? formatDay(openedOn, locale) : t("unknown") },
    { term: t("department.headcount"), value: headcount ?? t("unknown") },
    { term: t("department.staffHeader"), value: t("department.staff", { count: staff }) },
    { term: t("department.beds"), value: beds ?? t("unknown") },
  ];
  return (
    <Card title={t("department.profile")}>
      <DefinitionList items={items} />
      {children.length > 0 ? (
        <p>
          {t("department.children")}
          {t("colon")}
          {children.map((child, index) => (
            <span key={child.id}>
              {index > 0 ? t("listComma") : ""}
              <a href={`/departments/${child.id}`}>{child.name}</a>
            </span>
          ))}
        </p>
      ) : null}
    </Card>
  );
}
