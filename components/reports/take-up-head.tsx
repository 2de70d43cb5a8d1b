import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { Tabs } from "@/components/ui/tabs";
import type { ConcernRow } from "@/lib/reports/queries/concerns";
import type { FollowUpKind } from "@/lib/reports/schema/concerns";
import { FollowUpLines } from "./follow-up-lines";
import { useFollowUpWords } from "./follow-up-words";

/** The words that are taken up, what has become of them, and what they can become. */
export function TakeUpHead({ concern, as }: { concern: ConcernRow; as: FollowUpKind }) {
  const t = useTranslations("desk.takeUp");
  const words = useFollowUpWords();
  const here = `/reports/concerns/${concern.reportId}/${concern.section}`;
  return (
    <div className="mb-4 grid grid-cols-1 gap-4">
      <Notice title={t("quoted", { branch: concern.branchName, month: words.month(concern.month) })}>
        <q className="whitespace-pre-line">{concern.words}</q>
      </Notice>
      {concern.followUps.length > 0 ? (
        <Card title={t("existing")}>
          <FollowUpLines rows={concern.followUps} />
        </Card>
      ) : null}
      <Tabs
        label={t("as")}
        items={[
          { href: here, label: t("asTask"), current: as === "task" },
          { href: `${here}?as=improvement`, label: t("asImprovement"), current: as === "improvement" },
        ]}
      />
      <p className="text-muted">{t(as === "task" ? "taskHint" : "improvementHint")}</p>
    </div>
  );
}
