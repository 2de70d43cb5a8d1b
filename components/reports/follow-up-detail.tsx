import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/forms/action-button";
import { DateField } from "@/components/forms/date-fields";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SelectField } from "@/components/forms/select-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { TextArea, TextField } from "@/components/forms/text-fields";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Disclosure } from "@/components/ui/disclosure";
import { Notice } from "@/components/ui/notice";
import { closeFollowUpAction, correctFollowUpAction, reopenFollowUpAction } from "@/lib/reports/actions";
import type { FollowUpRow } from "@/lib/reports/queries/follow-ups";
import { FOLLOW_UP_TITLE_MAX, OUTCOME_MAX } from "@/lib/reports/schema/concerns";
import { FollowUpOrigin } from "./follow-up-lines";
import { useFollowUpWords } from "./follow-up-words";

/** What a follow-up is, where it came from and how it stands. */
export function FollowUpFacts({ row, improvementHref }: { row: FollowUpRow; improvementHref: string | null }) {
  const t = useTranslations("desk.followUp");
  const words = useFollowUpWords();
  const items = [
    { term: t("field.owner"), value: words.owner(row) },
    ...(row.responsible ? [{ term: t("field.responsible"), value: row.responsible }] : []),
    { term: t("field.dueOn"), value: words.due(row) },
    { term: t("field.origin"), value: <FollowUpOrigin row={row} /> },
    { term: t("field.created"), value: t("createdBy", { name: row.createdByName, time: words.time(row.createdAt) }) },
    ...(row.outcome
      ? [{ term: t("field.outcome"), value: <span className="whitespace-pre-line">{row.outcome}</span> }]
      : []),
  ];
  return (
    <Card>
      {row.quoted === null ? (
        <p className="mb-3 text-muted">{t("quotedHidden")}</p>
      ) : (
        <q className="mb-3 block whitespace-pre-line">{row.quoted}</q>
      )}
      <DefinitionList columns={2} items={items} />
      {row.kind === "improvement" ? (
        <div className="mt-3">
          <p className="text-muted">{t("improvementNote")}</p>
          {improvementHref ? <ButtonLink href={improvementHref}>{t("openImprovement")}</ButtonLink> : null}
        </div>
      ) : null}
    </Card>
  );
}

type ActsProps = {
  row: FollowUpRow;
  closes: boolean;
  corrects: boolean;
  owners: readonly { id: string; name: string }[];
};

/** What can be done with a task in its present state. */
export function FollowUpActs({ row, closes, corrects, owners }: ActsProps) {
  const t = useTranslations("desk.followUp");
  const { id, version, doneOn } = row;
  if (doneOn !== null) {
    return closes ? (
      <ActionButton id="reopen" action={reopenFollowUpAction} fields={{ id, version }}>
        {t("reopen")}
      </ActionButton>
    ) : null;
  }
  return (
    <>
      {closes ? <CloseForm row={row} /> : null}
      {corrects ? (
        <Disclosure summary={t("correct")} open={row.ownerDissolved}>
          <CorrectForm row={row} owners={owners} />
        </Disclosure>
      ) : null}
    </>
  );
}

function CloseForm({ row: { id, version, outcome } }: { row: FollowUpRow }) {
  const t = useTranslations("desk.followUp");
  return (
    <Card title={t("closeTitle")}>
      <Form id="close" action={closeFollowUpAction}>
        <HiddenField name="id" value={id} />
        <HiddenField name="version" value={version} />
        <TextArea
          name="outcome"
          label={t("field.outcome")}
          hint={t("hint.outcome")}
          required
          rows={3}
          maxLength={OUTCOME_MAX}
          defaultValue={outcome}
        />
        <FormActions>
          <SubmitButton>{t("close")}</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  );
}

function CorrectForm({ row, owners }: Pick<ActsProps, "row" | "owners">) {
  const t = useTranslations("desk.followUp");
  const { id, version, title, ownerBranchId, ownerName, responsible, dueOn } = row;
  const gone = ownerBranchId && !owners.some((owner) => owner.id === ownerBranchId);
  const present = owners.map((owner) => ({ value: owner.id, label: owner.name }));
  const options = gone
    ? [{ value: ownerBranchId, label: t("ownerGone", { name: ownerName ?? "" }) }, ...present]
    : present;
  return (
    <Form id="correct" action={correctFollowUpAction}>
      {row.ownerDissolved ? <Notice tone="warn">{t("ownerGone", { name: ownerName ?? "" })}</Notice> : null}
      <HiddenField name="id" value={id} />
      <HiddenField name="version" value={version} />
      <TextField name="title" label={t("field.title")} required maxLength={FOLLOW_UP_TITLE_MAX} defaultValue={title} />
      <SelectField
        name="ownerBranchId"
        label={t("field.owner")}
        hint={t("hint.owner")}
        placeholder={t("committee")}
        options={options}
        defaultValue={ownerBranchId}
      />
      <TextField
        name="responsible"
        label={t("field.responsible")}
        hint={t("hint.responsible")}
        maxLength={40}
        defaultValue={responsible}
      />
      <DateField name="dueOn" label={t("field.dueOn")} required defaultValue={dueOn} />
      <FormActions>
        <SubmitButton variant="secondary">{t("saveCorrection")}</SubmitButton>
      </FormActions>
    </Form>
  );
}
