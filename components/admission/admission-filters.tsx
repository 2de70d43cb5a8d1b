import { getTranslations } from "next-intl/server";
import { ExportButton } from "@/components/ui/export-button";
import { FilterBar } from "@/components/ui/filter-bar";
import type { ListUrl } from "@/components/ui/list-url";
import { Tabs } from "@/components/ui/tabs";
import { WHO } from "@/lib/admission/schema";
import type { MemberStage } from "@/lib/members/schema";

const STAGES = ["applicant", "activist", "candidate", "probationary"] as const;
const DUE = ["over", "soon", "ready"] as const;

type Props = {
  url: ListUrl;
  branches: { id: string; name: string }[];
  counts: Partial<Record<MemberStage, number>>;
  stage: MemberStage | undefined;
  total: number;
};

/** The stages as tabs with their counts, and the filters below them. */
export async function AdmissionFilterBar({ url, branches, counts, stage, total }: Props) {
  const t = await getTranslations("admission");
  const words = await getTranslations("members.stage");
  const all = STAGES.reduce((sum, one) => sum + (counts[one] ?? 0), 0);
  const tabs = [
    { href: url.with({ stage: null }), label: t("all"), current: !stage, count: all },
    ...STAGES.map((one) => ({
      href: url.with({ stage: one }),
      label: words(one),
      current: stage === one,
      count: counts[one] ?? 0,
    })),
  ];
  const options = branches.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Tabs label={t("stages")} items={tabs} />
      <FilterBar
        url={url}
        search={{ name: "q", placeholder: t("search") }}
        filters={[
          { name: "who", label: t("whoLabel"), options: WHO.map((value) => ({ value, label: t(`who.${value}`) })) },
          { name: "due", label: t("dueLabel"), options: DUE.map((value) => ({ value, label: t(`due.${value}`) })) },
          ...(branches.length > 1 ? [{ name: "branch", label: t("branch"), options }] : []),
        ]}
        actions={<ExportButton list="admission" url={url} count={total} />}
      />
    </>
  );
}
