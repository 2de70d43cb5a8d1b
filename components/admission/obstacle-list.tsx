import { getTranslations } from "next-intl/server";
import { Icon } from "@/components/ui/icon";
import type { AdmissionDetail } from "@/lib/admission/queries/admissions";
import type { Obstacle } from "@/lib/admission/rules";
import { lawOf } from "@/lib/admission/rules/laws";
import { formatDay } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import { citationOf } from "@/lib/organisation/rules";

/** What is missing, each with the article and the way to mend it; what can only be waited for is said elsewhere. */
export async function ObstacleList({ admission }: { admission: AdmissionDetail }) {
  const t = await getTranslations("admission");
  const missing = admission.outlook.obstacles.filter(({ firstDay }) => firstDay === null);
  if (missing.length === 0) return null;
  return (
    <div>
      <p>{t("page.missing", { count: missing.length })}</p>
      <ul className="mt-2 grid gap-2">
        {missing.map((one) => (
          <li key={`${one.key} ${one.paper ?? ""}`} className="flex flex-wrap items-center gap-x-2">
            <Icon name="circle" size={14} />
            <Missing one={one} admission={admission} />
          </li>
        ))}
      </ul>
    </div>
  );
}

async function Missing({ one, admission }: { one: Obstacle; admission: AdmissionDetail }) {
  const [t, locale] = [await getTranslations("admission"), await requestLocale()];
  const { key, ruleKey, firstDay, paper, cure } = one;
  const law = ruleKey ? lawOf(admission.laws, ruleKey.replace("admission.", "")) : null;
  const day = firstDay ? formatDay(firstDay, locale) : "";
  const words = t(`obstacle.${key as "paper"}`, { paper: paper ? t(`paper.${paper}`) : "", day });
  const mend = cure && admission.others.includes(cure) ? cure : null;
  return (
    <>
      <span>{words}</span>
      {law ? <span className="text-xs text-muted">{citationOf(law)}</span> : null}
      {mend ? <a href={`#do-${mend}`}>{t("page.cure", { step: t(`step.${mend}`) })}</a> : null}
      {paper ? <a href="#papers">{t("page.papers")}</a> : null}
    </>
  );
}
