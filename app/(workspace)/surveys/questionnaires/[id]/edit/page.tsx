import { getTranslations } from "next-intl/server";
import { NothingToEdit } from "@/components/surveys/nothing-to-edit";
import { PhonePreview } from "@/components/surveys/phone-preview";
import { QuestionnaireHeader } from "@/components/surveys/questionnaire-header";
import { VersionEditor } from "@/components/surveys/version-editor";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { requestLocale } from "@/lib/i18n/request-locale";
import { translatorOf } from "@/lib/i18n/translate";
import { getQuestionnaire, getVersion } from "@/lib/surveys/queries/questionnaires";

export default async function EditVersionPage({ params }: PageProps<"/surveys/questionnaires/[id]/edit">) {
  const actor = await requireActor("survey.manage");
  const t = await getTranslations("surveys");
  const questionnaire = await orNotFound(getQuestionnaire(actor, (await params).id));
  const draft = questionnaire.versions.find(({ frozen }) => !frozen);
  if (!draft) return <NothingToEdit questionnaire={questionnaire} />;
  const version = await orNotFound(getVersion(actor, { id: draft.id }));
  const locale = await requestLocale();
  const words = translatorOf(locale);
  return (
    <>
      <QuestionnaireHeader questionnaire={questionnaire} here={t("question.editTitle", { number: version.number })} />
      <div className="grid grid-cols-1 gap-6 xl:grid-cols-[minmax(0,1fr)_406px]">
        <VersionEditor version={version} userId={actor.userId} />
        <aside className="sticky top-20 hidden self-start xl:block">
          <h2 className="mb-2">{t("version.previewSaved")}</h2>
          <PhonePreview
            version={version}
            title={questionnaire.title}
            hospitalName={actor.hospital.name}
            locale={locale}
            say={(key, values) => words(`respond.${key}`, values)}
          />
        </aside>
      </div>
    </>
  );
}
