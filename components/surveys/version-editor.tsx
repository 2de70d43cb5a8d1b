import { useLocale, useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { autosaveLabels } from "@/components/forms/form-labels";
import { HiddenField } from "@/components/forms/hidden-field";
import { Notice } from "@/components/ui/notice";
import type { Locale } from "@/lib/i18n/locale";
import { messagesOf } from "@/lib/i18n/messages";
import { saveVersionAction } from "@/lib/surveys/actions";
import type { VersionDetail } from "@/lib/surveys/queries/questionnaires";
import type { Blanks } from "@/lib/surveys/rules/edits";
import { usualLevels } from "@/lib/surveys/rules/templates";
import { DIMENSIONS, type Population } from "@/lib/surveys/schema";
import { DocumentEditor } from "./editor/document-editor";
import { editorLabels } from "./editor/labels";
import { VersionOutline } from "./version-outline";

/** What a new question of each kind begins with. */
function blanksFor(population: Population): Blanks {
  const nothing = { zh: "", en: "" };
  const common = { key: "", text: nothing, required: true };
  const options = [nothing, nothing];
  const levels = usualLevels({ zh: messagesOf("zh-CN").surveyTemplates, en: messagesOf("en").surveyTemplates });
  return {
    scale: { ...common, kind: "scale", dimension: DIMENSIONS[population][0], levels, notApplicable: false },
    single: { ...common, kind: "single", options },
    multiple: { ...common, kind: "multiple", options },
    number: { ...common, kind: "number", least: 0, most: 10, unit: nothing },
    text: { ...common, kind: "text", required: false },
    recommendation: { ...common, kind: "recommendation" },
  };
}

/** The editor of a version that may still be changed; without scripts its questions to read. */
export function VersionEditor({ version, userId }: { version: VersionDetail; userId: string }) {
  const t = useTranslations("surveys.question");
  const [ui, measures] = [useTranslations("ui"), useTranslations("satisfaction")];
  const locale = useLocale() as Locale;
  const { id, questionnaireId, population, document } = version;
  return (
    <Form id="version" action={saveVersionAction} className="form-wide">
      <HiddenField name="id" value={id} />
      <HiddenField name="version" value={version.version} />
      <DocumentEditor
        document={document}
        labels={editorLabels(t)}
        words={{ ...autosaveLabels(ui), save: t("save"), done: t("done") }}
        locale={locale}
        dimensions={DIMENSIONS[population].map((value) => ({ value, label: measures(`dimension.${value}`) }))}
        blanks={blanksFor(population)}
        storageKey={`questionnaire:${id}:${userId}`}
        version={String(version.version)}
        doneHref={`/surveys/questionnaires/${questionnaireId}`}
      >
        <noscript>
          <Notice tone="warn">{t("noScript")}</Notice>
        </noscript>
        <VersionOutline document={document} />
      </DocumentEditor>
    </Form>
  );
}
