import { getTranslations } from "next-intl/server";
import { Icon } from "@/components/ui/icon";
import type { AdmissionDetail } from "@/lib/admission/queries/admissions";
import type { Obstacle } from "@/lib/admission/rules";
import { citationIn } from "@/lib/admission/rules/laws";

/** What is missing, each with the article and the way to mend it; what can only be waited for is said elsewhere. */
export async function ObstacleList({ admission }: { admission: AdmissionDetail }) {
  const t = await getTranslations("admission");
  const missing = admission.outlook.obstacles.filter(({ firstDay }) => firstDay === null);
  const papers = missing.filter(({ paper }) => paper).length;
  if (missing.length === 0) return null;
  return (
    <ul className="grid gap-2" aria-label={t("page.missing", { count: missing.length })}>
      {missing
        .filter(({ paper }) => !paper)
        .map((one) => (
          <Missing key={one.key} one={one} admission={admission} />
        ))}
      {papers > 0 ? (
        <li className="flex flex-wrap items-center gap-x-2">
          <Icon name="circle" size={14} />
          <a href="#papers">{t("page.missingPapers", { count: papers })}</a>
        </li>
      ) : null}
    </ul>
  );
}

async function Missing({ one, admission }: { one: Obstacle; admission: AdmissionDetail }) {
  const t = await getTranslations("admission");
  const { key, ruleKey, cure } = one;
  const mend = cure && admission.others.includes(cure) ? cure : null;
  return (
    <li className="flex flex-wrap items-center gap-x-2">
      <Icon name="circle" size={14} />
      <span>{t(`obstacle.${key as "training"}`)}</span>
      {mend ? <a href={`#do-${mend}`}>{t("page.cure", { step: t(`step.${mend}`) })}</a> : null}
      {ruleKey ? <span className="text-xs text-muted">{citationIn(admission.laws, ruleKey)}</span> : null}
    </li>
  );
}
