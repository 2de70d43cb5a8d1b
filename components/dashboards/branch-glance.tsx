import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Rings } from "@/components/ui/rings";
import { Static } from "@/components/ui/static";
import type { BranchPage } from "@/lib/dashboards/queries/branch-page";
import { formatNumber } from "@/lib/i18n/format";

type Shown = { key: string; href: string; value: ReactNode; note: ReactNode };

/** A branch in one look: people, departments, brand, this month, what is due, satisfaction. Each opens its part. */
export async function BranchGlance({ page }: { page: BranchPage }) {
  const t = await getTranslations("dashboards.branch");
  const { branch, members, activities, brand, related, due, findings } = page;
  const departments = branch.pairings.filter(({ toDay }) => toDay === null);
  const count = (stage: string) => members?.find((one) => one.stage === stage)?.count ?? 0;
  // A general branch counts the members of the branches below it.
  const below = branch.kind === "generalBranch" ? related.rows.map(({ id }) => related.members?.get(id) ?? 0) : [];
  const counted = count("full") + count("probationary") + below.reduce((sum, one) => sum + one, 0);
  const over = due.filter((one) => one.over).length;
  const shown: Shown[] = [
    ...(members
      ? [
          {
            key: "people",
            href: `/members?branch=${branch.id}`,
            value: t("members", { count: counted }),
            note: t("onTheWay", { count: count("candidate") + count("activist") + count("applicant") }),
          },
        ]
      : []),
    {
      key: "departments",
      href: "#profile",
      value: t("departmentCount", { count: departments.length }),
      note: departments.map(({ departmentName }) => departmentName).join(t("comma")),
    },
    ...(brand
      ? [{ key: "brand", href: `/brands/${brand.brand.id}`, value: brand.brand.name, note: brand.brand.slogan }]
      : []),
    ...(activities
      ? [
          {
            key: "month",
            href: "#month",
            value: t("activityCount", { count: activities.total }),
            note: activities.rows[0]?.title ?? t("noActivity"),
          },
        ]
      : []),
    {
      key: "due",
      href: "#due",
      value: t("dueCount", { count: due.length + findings.length }),
      note: over > 0 ? t("overCount", { count: over }) : t("nothingOver"),
    },
  ];
  return (
    <Static as="div" className="glance">
      {shown.map(({ key, href, value, note }) => (
        <a key={key} href={href} className="glance-item">
          <span className="glance-term">{t(`glance.${key}`)}</span>
          <b className="num">{value}</b>
          <span className="glance-note">{note}</span>
        </a>
      ))}
      {page.figures ? <Satisfaction figures={page.figures} /> : null}
    </Static>
  );
}

type Figures = NonNullable<BranchPage["figures"]>;

async function Satisfaction({ figures }: { figures: Figures }) {
  const t = await getTranslations("dashboards.branch");
  const { patients, staff } = figures;
  const value = (figure: Figures["patients"]) => (figure.state === "known" ? figure.value : null);
  const words = (figure: Figures["patients"]) =>
    figure.state === "known" ? formatNumber(figure.value, 2) : t(`figure.${figure.state}`);
  const label = t("rings", { patients: words(patients), staff: words(staff) });
  return (
    <a href="#satisfaction" className="glance-item glance-rings">
      <Rings label={label} patient={{ value: value(patients) }} staff={{ value: value(staff) }} size={48} />
      <span>
        <span className="glance-term">{t("glance.satisfaction")}</span>
        <span className="glance-note">{t("patients", { value: words(patients) })}</span>
        <span className="glance-note">{t("staff", { value: words(staff) })}</span>
      </span>
    </a>
  );
}
