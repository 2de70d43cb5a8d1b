import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { formatDay } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import type { MemberDetail } from "@/lib/members/queries/member-detail";

type Props = { member: MemberDetail; staffHref: string | null };

/** Where the member stands today; personal data are shown on the staff record alone. */
export async function MemberProfile({ member, staffHref }: Props) {
  const t = await getTranslations("members");
  const locale = await requestLocale();
  const day = (value: string | null) => (value ? <span className="num">{formatDay(value, locale)}</span> : t("none"));
  const introducers = member.introducers.filter((one) => one.kind === "admission").map((one) => one.name);
  const { flowFrom, retiredOn, leftOn, leaveKind } = member;
  return (
    <Card
      title={t("detail.profile")}
      actions={staffHref ? <a href={staffHref}>{t("detail.staffRecord")}</a> : undefined}
    >
      <DefinitionList
        columns={2}
        items={[
          { term: t("branch"), value: <a href={`/branches/${member.branchId}`}>{member.branchName}</a> },
          { term: t("group"), value: member.groupName ?? t("none") },
          { term: t("department"), value: member.departmentName },
          { term: t("jobTitle"), value: member.title ?? t("none") },
          { term: t("detail.employeeNo"), value: <span className="num">{member.employeeNo}</span> },
          { term: t("vote"), value: t(member.voting ? "voteYes" : "voteNo") },
          { term: t("day.probationaryOn"), value: day(member.probationaryOn) },
          { term: t("day.fullOn"), value: day(member.fullOn) },
          { term: t("introducers"), value: introducers.join(t("comma")) || t("none") },
          ...(flowFrom
            ? [
                {
                  term: t("detail.flow"),
                  value: t("detail.flowSince", { place: member.flowPlace ?? "", day: formatDay(flowFrom, locale) }),
                },
              ]
            : []),
          ...(retiredOn ? [{ term: t("detail.retiredOn"), value: day(retiredOn) }] : []),
          ...(leftOn && leaveKind ? [{ term: t(`leave.${leaveKind}`), value: day(leftOn) }] : []),
        ]}
      />
    </Card>
  );
}
