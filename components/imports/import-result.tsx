import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Notice } from "@/components/ui/notice";
import { formatInstant } from "@/lib/i18n/format";
import { asLocale, type Locale } from "@/lib/i18n/locale";
import type { ImportDetail } from "@/lib/imports/queries";

type Words = ReturnType<typeof useTranslations<"imports">>;
type Result = { tone: "info" | "ok" | "warn" | "err"; title: string; text: string };
type Say = (batch: ImportDetail, t: Words, locale: Locale) => Result;

const at = (instant: Date | null, locale: Locale) => (instant ? formatInstant(instant, locale) : "");

function checked({ added, changed, wrong }: ImportDetail, t: Words): Result {
  const title = t("result.checked");
  if (added + changed === 0) {
    return { tone: "info", title, text: t(wrong > 0 ? "result.nothingWrong" : "result.nothing") };
  }
  const out = wrong > 0 ? t("result.leaveOut", { wrong }) : "";
  return { tone: wrong > 0 ? "warn" : "info", title, text: `${t("result.checkedText", { added, changed })} ${out}` };
}

function committed(batch: ImportDetail, t: Words, locale: Locale): Result {
  const { added, changed, wrong, createdByName: name } = batch;
  const out = wrong > 0 ? t("result.leftOut", { wrong }) : "";
  const text = `${t("result.committedText", { name, at: at(batch.committedAt, locale) })} ${out}`;
  return { tone: "ok", title: t("result.committed", { added, changed }), text };
}

const SAY: Partial<Record<ImportDetail["status"], Say>> = {
  uploaded: (_, t) => ({ tone: "warn", title: t("result.uploaded"), text: t("result.uploadedText") }),
  checked,
  committed,
  undone: (batch, t, locale) => ({
    tone: "ok",
    title: t("result.undone"),
    text: t("result.undoneText", { at: at(batch.undoneAt, locale) }),
  }),
  cancelled: (_, t) => ({ tone: "info", title: t("result.cancelled"), text: t("result.cancelledText") }),
  failed: (_, t) => ({ tone: "err", title: t("result.failed"), text: "" }),
};

type Props = {
  batch: ImportDetail;
  /** What stopped it, in the reader's words. */
  failure: string | null;
  children: ReactNode;
};

/** Where the import stands, what is safe, and what can be done next. */
export function ImportResult({ batch, failure, children }: Props) {
  const t = useTranslations("imports");
  const said = SAY[batch.status]?.(batch, t, asLocale(useLocale()));
  if (!said) return null;
  return (
    <div className="mb-4">
      <Notice tone={failure && said.tone === "info" ? "warn" : said.tone} title={said.title} live="status">
        {failure ? <p>{failure}</p> : null}
        {said.text ? <p>{said.text}</p> : null}
      </Notice>
      {children}
    </div>
  );
}
