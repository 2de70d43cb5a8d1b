import { getTranslations } from "next-intl/server";
import { PhonePreview, PreviewLanguages } from "@/components/surveys/phone-preview";
import { QuestionnaireHeader } from "@/components/surveys/questionnaire-header";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { requestLocale } from "@/lib/i18n/request-locale";
import { translatorOf } from "@/lib/i18n/translate";
import { getQuestionnaire, getVersion } from "@/lib/surveys/queries/questionnaires";
import { versionAddress } from "@/lib/surveys/schema/questionnaires";

type Props = PageProps<"/surveys/questionnaires/[id]/preview">;

export default async function PreviewPage({ params, searchParams }: Props) {
  const actor = await requireActor("survey.read");
  const t = await getTranslations("surveys.version");
  const questionnaire = await orNotFound(getQuestionnaire(actor, (await params).id));
  const address = versionAddress.parse(await searchParams);
  const number = address.version ?? questionnaire.versions[0]?.number ?? 0;
  const version = await orNotFound(getVersion(actor, { questionnaireId: questionnaire.id, number }));
  const locale = address.language ?? (await requestLocale());
  const words = translatorOf(locale);
  return (
    <>
      <QuestionnaireHeader questionnaire={questionnaire} here={`${t("preview")} · ${t("name", { number })}`} />
      <p className="mb-3 max-w-form text-muted">{t("previewLead")}</p>
      <PreviewLanguages
        base={`/surveys/questionnaires/${questionnaire.id}/preview?version=${number}`}
        current={locale}
      />
      <PhonePreview
        version={version}
        title={questionnaire.title}
        hospitalName={actor.hospital.name}
        locale={locale}
        say={(key, values) => words(`respond.${key}`, values)}
      />
    </>
  );
}
