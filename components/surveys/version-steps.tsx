import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/forms/action-button";
import { ButtonLink } from "@/components/ui/button";
import { removeDraftVersionAction, startNextVersionAction } from "@/lib/surveys/actions";
import type { QuestionnaireDetail } from "@/lib/surveys/queries/questionnaires";

/** Edit or remove the version that may be changed; where there is none, begin the next. */
export function VersionSteps({ questionnaire: { id, versions, archived } }: { questionnaire: QuestionnaireDetail }) {
  const t = useTranslations("surveys.version");
  const [newest] = versions;
  if (!newest || archived) return null;
  if (newest.frozen) {
    return (
      <div className="grid gap-2">
        <p className="text-sm text-muted">{t("startHint", { number: newest.number })}</p>
        <ActionButton id="start-version" action={startNextVersionAction} fields={{ id }}>
          {t("startNext", { number: newest.number + 1 })}
        </ActionButton>
      </div>
    );
  }
  return (
    <div className="flex flex-wrap items-center gap-2">
      <ButtonLink href={`/surveys/questionnaires/${id}/edit`} icon="edit" variant="primary">
        {t("edit", { number: newest.number })}
      </ButtonLink>
      {versions.length > 1 ? (
        <ActionButton
          id="remove-version"
          action={removeDraftVersionAction}
          fields={{ id: newest.id, version: newest.version }}
          variant="quiet"
        >
          {t("remove", { number: newest.number })}
        </ActionButton>
      ) : null}
    </div>
  );
}
