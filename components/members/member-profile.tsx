import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { type Definition, DefinitionList } from "@/components/ui/definition-list";
import { formatDay } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import type { MemberDetail } from "@/lib/members/queries/member-detail";

type Props = { member: MemberDetail; staffHref: string | null };

/** Where the member stands today; personal data are shown on the staff record alone. */
export async function MemberProfile({ member, staffHref }: Props) {
  const t = await getTranslations("members");
  const items = [...(await placeItems(member)), ...(await workItems(member)), ...(await stateItems(member))];
  const link = staffHref ? <a href={staffHref}>{t("detail.staffRecord")}</a> : undefined;
  return (
    <Card title={t("detail.profile")} actions={link}>
      <DefinitionList columns={2} items={items} />
    </Card>
  );
}

async function placeItems(member: MemberDetail): Promise<Definition[]> {
  const [t, locale] = [await getTranslations("members"), await requestLocale()];
  const day = (value: string | null) => (value ? <span className="num">{formatDay(value, locale)}</span> : t("none"));
  const introducers = member.introducers.filter((one) => one.kind === "admission").map((one) => one.name);
  return [
    { term: t("branch"), value: <a href={`/branches/${member.branchId}`}>{member.branchName}</a> },
    { term: t("group"), value: member.groupName ?? t("none") },
    { term: t("day.probationaryOn"), value: day(member.probationaryOn) },
    { term: t("day.fullOn"), value: day(member.fullOn) },
    { term: t("introducers"), value: introducers.join(t("comma")) || t("none") },
    { term: t("vote"), value: t(member.voting ? "voteYes" : "voteNo") },
  ];
}

async function workItems({ departmentName, title, job, education, backbone, employeeNo }: MemberDetail) {
  const [t, staff] = [await getTranslations("members"), await getTranslations("staff")];
  return [
    { term: t("department"), value: departmentName },
    { term: t("jobTitle"), value: title ?? t("none") },
    { term: staff("job"), value: job ?? t("none") },
    { term: staff("educationLabel"), value: education ? staff(`education.${education}`) : t("none") },
    { term: staff("employeeNo"), value: <span className="num">{employeeNo}</span> },
    { term: staff("backbone"), value: staff(backbone ? "yes" : "no") },
  ];
}

/** What is out of the ordinary: away, retired, gone. */
async function stateItems({ flowFrom, flowPlace, retiredOn, leftOn, leaveKind }: MemberDetail): Promise<Definition[]> {
  const [t, locale] = [await getTranslations("members"), await requestLocale()];
  const items: Definition[] = [];
  if (flowFrom && !leftOn) {
    const day = formatDay(flowFrom, locale);
    items.push({ term: t("detail.flow"), value: t("detail.flowSince", { place: flowPlace ?? "", day }) });
  }
  if (retiredOn) items.push({ term: t("detail.retiredOn"), value: formatDay(retiredOn, locale) });
  if (leftOn && leaveKind) items.push({ term: t(`leave.${leaveKind}`), value: formatDay(leftOn, locale) });
  return items;
}
