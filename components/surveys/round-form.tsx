import { getTranslations } from "next-intl/server";
import { DateField } from "@/components/forms/date-fields";
import { Fieldset } from "@/components/forms/fieldset";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SelectField } from "@/components/forms/select-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { NumberField, TextField } from "@/components/forms/text-fields";
import { ButtonLink } from "@/components/ui/button";
import { today } from "@/lib/core/period";
import { createRoundAction, updateRoundAction } from "@/lib/surveys/actions";
import type { RoundDetail } from "@/lib/surveys/queries/round-detail";
import type { VersionOption } from "@/lib/surveys/queries/rounds";
import { usualLastDay } from "@/lib/surveys/rules/round-state";
import { commonTarget } from "@/lib/surveys/rules/targets";
import { POPULATIONS } from "@/lib/surveys/schema";
import { DepartmentField, type DepartmentOption } from "./department-field";
import { TargetFields } from "./target-fields";

type Props = {
  round?: RoundDetail;
  versions: VersionOption[];
  departments: DepartmentOption[];
  /** Of a new round, when a questionnaire led here. */
  versionId?: string;
};

/** The latest versions, and the one a draft stands on where another has followed it. */
function choicesOf(round: RoundDetail | undefined, versions: VersionOption[]): VersionOption[] {
  if (!round || versions.some(({ id }) => id === round.questionnaire.versionId)) return versions;
  const { versionId, title, number } = round.questionnaire;
  return [...versions, { id: versionId, title, number, population: round.population }];
}

/** Drafts a round, or changes a draft. */
export async function RoundForm({ round, versions, departments, versionId }: Props) {
  const t = await getTranslations("surveys.round");
  const who = await getTranslations("satisfaction");
  const first = round?.opensOn ?? today();
  const common = round ? commonTarget(round.departments) : null;
  const own = new Map(round?.departments.map(({ id, target }) => [id, common === null ? target : null]));
  const groups = POPULATIONS.map((population) => ({
    label: who(`population.${population}`),
    options: choicesOf(round, versions)
      .filter((one) => one.population === population)
      .map(({ id, title, number }) => ({ value: id, label: t("versionOption", { title, number }) })),
  }));
  return (
    <Form id="round" action={round ? updateRoundAction : createRoundAction}>
      {round ? <HiddenField name="id" value={round.id} /> : null}
      {round ? <HiddenField name="version" value={round.version} /> : null}
      <SelectField
        name="questionnaireVersionId"
        label={t("questionnaire")}
        hint={t("questionnaireHint")}
        required
        options={groups.filter(({ options }) => options.length > 0)}
        defaultValue={round?.questionnaire.versionId ?? versionId}
      />
      <TextField
        name="title"
        label={t("title")}
        hint={t("titleHint")}
        required
        maxLength={80}
        defaultValue={round?.title}
      />
      <Fieldset legend={t("period")} hint={t("periodHint")} columns={2}>
        <DateField name="opensOn" label={t("opensOn")} required min={today()} defaultValue={first} />
        <DateField
          name="closesOn"
          label={t("closesOn")}
          required
          min={today()}
          defaultValue={round?.closesOn ?? usualLastDay(first)}
        />
      </Fieldset>
      <DepartmentField
        label={t("departments")}
        hint={t("departmentsHint")}
        departments={departments}
        chosen={round?.departments.map(({ id }) => id) ?? []}
        required
      />
      <NumberField
        name="target"
        label={t("target")}
        hint={t("targetHint")}
        min={1}
        max={100_000}
        unit={t("sheets")}
        defaultValue={common}
      />
      <TargetFields
        summary={t("ownTargets")}
        hint={t("ownTargetsHint")}
        departments={departments.map(({ id, name }) => ({ id, name, target: own.get(id) ?? null }))}
        open={round !== undefined && common === null && [...own.values()].some((target) => target !== null)}
      />
      <FormActions>
        <SubmitButton>{t("saveDraft")}</SubmitButton>
        <ButtonLink href={round ? `/surveys/${round.id}` : "/surveys"} variant="quiet">
          {t("cancel")}
        </ButtonLink>
      </FormActions>
    </Form>
  );
}
