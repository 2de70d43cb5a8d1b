import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import type { AdmissionDetail } from "@/lib/admission/queries/admissions";
import { citationIn } from "@/lib/admission/rules/laws";
import { formatDay } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";

/** What is due within thirty days or over, with its article. */
export async function DeadlineNotices({ admission }: { admission: AdmissionDetail }) {
  const [t, locale] = [await getTranslations("admission"), await requestLocale()];
  const { laws, outlook } = admission;
  return outlook.deadlines.map(({ key, ruleKey, dueOn, over, days }) => (
    <div key={key} className="mb-4">
      <Notice
        tone="warn"
        title={t(`deadlineText.${over ? "over" : "soon"}`, {
          deadline: t(`deadline.${key}`),
          day: formatDay(dueOn, locale),
          days,
        })}
      >
        {t("deadlineText.basis", { citation: citationIn(laws, ruleKey) })}
      </Notice>
    </div>
  ));
}
