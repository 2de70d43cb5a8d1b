import { getTranslations } from "next-intl/server";
import { CheckboxGroup } from "@/components/forms/choice-fields";
import { FileField } from "@/components/forms/file-field";
import { FILES_MAX } from "@/lib/activities/schema";
import { ACCEPT_ATTRIBUTE, MAX_FILE_BYTES, MAX_FILE_MB } from "@/lib/core/files/accepted";

export type KeptFile = { id: string; name: string };

/** Adds files, and removes some of those that are there; nothing happens to them before the form is saved. */
export async function FileFields({ kept }: { kept: KeptFile[] }) {
  const t = await getTranslations("activities");
  return (
    <>
      <FileField
        name="files"
        label={t("files")}
        hint={t("form.filesHint", { max: MAX_FILE_MB, count: FILES_MAX })}
        accept={ACCEPT_ATTRIBUTE}
        maxBytes={MAX_FILE_BYTES}
        multiple
      />
      {kept.length > 0 ? (
        <CheckboxGroup
          name="removedFileIds"
          legend={t("form.remove")}
          hint={t("form.removeHint")}
          options={kept.map((file) => ({ value: file.id, label: file.name }))}
        />
      ) : null}
    </>
  );
}
