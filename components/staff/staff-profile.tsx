import { getTranslations } from "next-intl/server";
import { StatusPill, Tag } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { formatDay } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import type { StaffDetail } from "@/lib/staff/queries/staff";

type Props = { staff: StaffDetail; memberHref: string | null };

/** Who the person is at work, and where on the Party's books. */
export async function StaffProfile({ staff, memberHref }: Props) {
  const t = await getTranslations("staff");
  const stages = await getTranslations("members");
  const locale = await requestLocale();
  const day = (value: string | null) => (value ? <span className="num">{formatDay(value, locale)}</span> : t("none"));
  const books = staff.member?.stage
    ? t("onBooksText", { stage: stages(`stage.${staff.member.stage}`), branch: staff.member.branchName })
    : t("onBooksNone");
  return (
    <Card title={t("profile")}>
      <DefinitionList
        columns={2}
        items={[
          { term: t("employeeNo"), value: <span className="num">{staff.employeeNo}</span> },
          { term: t("sexLabel"), value: staff.sex ? t(`sex.${staff.sex}`) : t("none") },
          { term: t("department"), value: staff.departmentName },
          { term: t("jobTitle"), value: staff.title ?? t("none") },
          { term: t("job"), value: staff.job ?? t("none") },
          { term: t("educationLabel"), value: staff.education ? t(`education.${staff.education}`) : t("none") },
          { term: t("joinedOn"), value: day(staff.joinedOn) },
          ...(staff.retiredOn ? [{ term: t("retiredOn"), value: day(staff.retiredOn) }] : []),
          ...(staff.leftOn ? [{ term: t("leftOn"), value: day(staff.leftOn) }] : []),
          { term: t("onBooks"), value: memberHref ? <a href={memberHref}>{books}</a> : books },
        ]}
      />
    </Card>
  );
}

/** Whether somebody works here, and whether they are key staff. */
export async function StaffState({ staff, state }: { staff: StaffDetail; state: "present" | "retired" | "left" }) {
  const t = await getTranslations("staff");
  return (
    <>
      <StatusPill tone={state === "present" ? "ok" : "neutral"}>{t(`state.${state}`)}</StatusPill>
      {staff.backbone ? <Tag>{t("backbone")}</Tag> : null}
    </>
  );
}
