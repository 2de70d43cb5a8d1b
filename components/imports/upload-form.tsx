import { useTranslations } from "next-intl";
import { RadioGroup } from "@/components/forms/choice-fields";
import { FileField } from "@/components/forms/file-field";
import { Form } from "@/components/forms/form";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { MAX_FILE_BYTES } from "@/lib/core/files/accepted";
import { uploadImportAction } from "@/lib/imports/actions";
import type { ImportKind } from "@/lib/imports/schema";

type Props = { kinds: ImportKind[]; chosen: ImportKind | undefined };

/** Takes a file in and begins its dry run. */
export function UploadForm({ kinds, chosen }: Props) {
  const t = useTranslations("imports");
  return (
    <Form id="import" action={uploadImportAction}>
      <RadioGroup
        name="kind"
        legend={t("upload.kind")}
        hint={t("upload.order")}
        options={kinds.map((value) => ({ value, label: t(`kind.${value}`), hint: t(`kindHint.${value}`) }))}
        required
        defaultValue={chosen}
      />
      <FileField
        name="file"
        label={t("upload.file")}
        hint={t("upload.fileHint")}
        accept=".xlsx,.csv,.txt"
        maxBytes={MAX_FILE_BYTES}
        required
      />
      <FormActions>
        <SubmitButton>{t("upload.submit")}</SubmitButton>
        <ButtonLink href="/imports" variant="quiet">
          {t("cancel")}
        </ButtonLink>
      </FormActions>
    </Form>
  );
}

/** A file with the headers of each kind. */
export function TemplateLinks({ kinds }: { kinds: ImportKind[] }) {
  const t = useTranslations("imports");
  return (
    <Card title={t("upload.templates")} className="mt-6">
      <p className="mb-3 text-muted">{t("upload.templatesLead")}</p>
      <ul className="flex flex-wrap gap-2">
        {kinds.map((kind) => (
          <li key={kind}>
            <ButtonLink href={`/api/exports/import-template?kind=${kind}`} icon="download" download>
              {t("upload.template", { kind: t(`kind.${kind}`) })}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}
