import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import type { ChainFinding } from "@/lib/core/audit";

/** The result of walking the chain: the reader is told what it proves and what to do when it is broken. */
export function ChainNotice({ finding }: { finding: ChainFinding }) {
  const t = useTranslations("audit.chain");
  if (finding.brokenAt !== null) {
    return (
      <Notice tone="err" title={t("brokenTitle", { seq: finding.brokenAt })} live="alert">
        <p>{t("brokenText")}</p>
      </Notice>
    );
  }
  return (
    <Notice tone="ok" title={t("intactTitle", { count: finding.entries })} live="status">
      <p className="[overflow-wrap:anywhere]">{t("intactText", { head: finding.head })}</p>
    </Notice>
  );
}
