import { getTranslations } from "next-intl/server";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { PurposeField } from "@/components/forms/purpose-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { Disclosure } from "@/components/ui/disclosure";
import type { ListUrl } from "@/components/ui/list-url";
import { requestExportAction } from "@/lib/staff/actions";
import { PURPOSE_MAX } from "@/lib/staff/schema";
import { ExportLink } from "./export-link";

/** Takes the filtered list along with personal data in full, for a purpose that the audit trail keeps. */
export async function ExportRequest({ list, url }: { list: string; url: ListUrl }) {
  const t = await getTranslations("staff.export");
  const query = new URLSearchParams(url.entries.filter(([name]) => name !== "page")).toString();
  return (
    <div className="no-print mb-4">
      <Disclosure summary={t("clear")}>
        <Form id="export" action={requestExportAction} onlyOnce={false} resetOnSuccess className="max-w-form">
          <ExportLink words={{ word: t("clear"), text: t("readyText"), download: t("download") }} />
          <HiddenField name="list" value={list} />
          <HiddenField name="query" value={query} />
          <PurposeField label={t("purpose")} hint={t("purposeHint")} maxLength={PURPOSE_MAX} />
          <SubmitButton variant="secondary">{t("request")}</SubmitButton>
        </Form>
      </Disclosure>
    </div>
  );
}
