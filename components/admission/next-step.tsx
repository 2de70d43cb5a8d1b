import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { isApproval } from "@/lib/admission/policy";
import type { AdmissionDetail } from "@/lib/admission/queries/admissions";
import { citationIn } from "@/lib/admission/rules/laws";
import { formatDay } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import { ObstacleList } from "./obstacle-list";
import { type StepContext, StepForm } from "./step-form";

type Props = { admission: AdmissionDetail; context: StepContext };

/** What comes next, from when, what is missing for it, and the form that does it. */
export async function NextStep({ admission, context }: Props) {
  const t = await getTranslations("admission");
  const { step, obstacles } = admission.outlook;
  if (!step) {
    return <Notice tone="info">{t(admission.path.left ? "page.left" : "page.nothingNext")}</Notice>;
  }
  const name = t(`step.${step}`);
  const blocked = obstacles.length > 0;
  return (
    <Card title={t("page.next", { step: name })} id="next">
      <div className="grid gap-3">
        <Wait admission={admission} />
        <ObstacleList admission={admission} />
        {blocked ? null : (
          <p className="flex items-center gap-2">
            <Icon name="ok" size={18} />
            {t("page.ready")}
          </p>
        )}
        {admission.mayTakeNext ? (
          <Act blocked={blocked}>
            <StepForm step={step} context={context} />
          </Act>
        ) : (
          <p className="text-muted">{t(isApproval(step) ? "page.notYours" : "page.notYoursBranch")}</p>
        )}
      </div>
    </Card>
  );
}

/** The form lies open when it can be sent; else behind a fold, for those who want to try. */
async function Act({ blocked, children }: { blocked: boolean; children: ReactNode }) {
  const t = await getTranslations("admission.page");
  if (!blocked) return <div className="max-w-form">{children}</div>;
  return (
    <Disclosure summary={t("tryForm")}>
      <div className="max-w-form pt-3">{children}</div>
    </Disclosure>
  );
}

/** From when the step is possible, by which article. */
async function Wait({ admission }: { admission: AdmissionDetail }) {
  const [t, locale] = [await getTranslations("admission"), await requestLocale()];
  const { step, firstDay, wait, obstacles } = admission.outlook;
  const ruleKey = obstacles.find((one) => one.firstDay === firstDay)?.ruleKey;
  if (!step || !firstDay) return null;
  const citation = ruleKey ? citationIn(admission.laws, ruleKey) : null;
  return (
    <Notice
      tone="info"
      title={t("page.waitingFor", { step: t(`step.${step}`), day: formatDay(firstDay, locale), days: wait })}
    >
      {citation ? t("deadlineText.basis", { citation }) : null}
    </Notice>
  );
}
