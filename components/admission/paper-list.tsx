import { getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/forms/action-button";
import { Card } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import { tickPaperAction } from "@/lib/admission/actions";
import type { AdmissionDetail } from "@/lib/admission/queries/admissions";
import { papersAt } from "@/lib/admission/rules/papers";
import type { PaperKey } from "@/lib/admission/schema";
import { formatDay } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";

/** The papers of the present stage: which have come in, and a tap for each that comes. */
export async function PaperList({ admission }: { admission: AdmissionDetail }) {
  const t = await getTranslations("admission");
  const papers = papersAt(admission.path.stage);
  if (papers.length === 0) return null;
  return (
    <Card title={t("page.papers")} id="papers">
      {admission.mayTick ? <p className="text-muted mb-2">{t("page.papersHint")}</p> : null}
      <ul className="grid gap-2">
        {papers.map(({ key }) => (
          <PaperItem key={key} paper={key} admission={admission} />
        ))}
      </ul>
    </Card>
  );
}

async function PaperItem({ paper, admission }: { paper: PaperKey; admission: AdmissionDetail }) {
  const [t, locale] = [await getTranslations("admission"), await requestLocale()];
  const there = admission.papers.find(({ key }) => key === paper);
  const fields = { memberId: admission.id, key: paper, received: there ? "no" : "yes" };
  return (
    <li className="flex items-center justify-between gap-x-3 border-t border-line pt-2">
      <span className="flex items-center gap-2">
        <Icon name={there ? "ok" : "circle"} size={18} />
        <span>
          {t(`paper.${paper}`)}
          <span className="num text-xs text-muted block">
            {there ? t("page.received", { day: formatDay(there.receivedOn, locale) }) : t("page.paperMissing")}
          </span>
        </span>
      </span>
      {admission.mayTick ? (
        <ActionButton
          id={`paper-${paper}`}
          action={tickPaperAction}
          fields={fields}
          size="sm"
          variant={there ? "quiet" : "secondary"}
        >
          {t(there ? "page.takeBack" : "page.receive")}
          <span className="sr-only">{t(`paper.${paper}`)}</span>
        </ActionButton>
      ) : null}
    </li>
  );
}
