import { getTranslations } from "next-intl/server";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-fields";
import { Disclosure } from "@/components/ui/disclosure";
import type { Month } from "@/lib/core/period";
import { formatInstant } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import { noteLateAction } from "@/lib/reports/actions";
import type { LateNote as Note } from "@/lib/reports/queries/late-months";
import { LATE_REASON_MAX } from "@/lib/reports/schema/late";

type Props = {
  brandId: string;
  month: Month;
  note: Note | null | undefined;
  /** Whether the reader may give or correct the reason. */
  writes: boolean;
  open?: boolean;
};

/** Why a month is late or missing, as both sides read it, and the form for saying so. */
export async function LateNote({ brandId, month, note, writes, open = false }: Props) {
  const [t, locale] = [await getTranslations("reports.late"), await requestLocale()];
  return (
    <div className="w-full">
      {note ? (
        <p>
          {t("said", { reason: note.reason })}{" "}
          <span className="text-muted">{t("by", { name: note.actorName, time: formatInstant(note.at, locale) })}</span>
        </p>
      ) : null}
      {writes ? (
        <Disclosure summary={t(note ? "correct" : "give")} open={open}>
          <Form
            id={`late-${brandId}-${month}`}
            action={noteLateAction}
            successMessage={t("saved")}
            className="mt-2 grid max-w-form gap-3"
          >
            <HiddenField name="brandId" value={brandId} />
            <HiddenField name="month" value={month} />
            <HiddenField name="version" value={note?.version ?? 0} />
            <TextArea
              name="reason"
              label={t("reason")}
              hint={t("hint")}
              rows={2}
              maxLength={LATE_REASON_MAX}
              defaultValue={note?.reason ?? ""}
              required
            />
            <div>
              <SubmitButton variant="secondary">{t("save")}</SubmitButton>
            </div>
          </Form>
        </Disclosure>
      ) : null}
    </div>
  );
}
