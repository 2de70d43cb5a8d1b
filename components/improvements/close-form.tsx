import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/forms/action-button";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { TextArea } from "@/components/forms/text-fields";
import { Card } from "@/components/ui/card";
import { closeImprovementAction, reopenImprovementAction } from "@/lib/improvements/actions";
import type { ImprovementDetail } from "@/lib/improvements/queries";
import { TEXT_MAX } from "@/lib/improvements/schema";

/** The end of an action, as done or dropped; of a closed one the way back. */
export function CloseForm({ improvement }: { improvement: ImprovementDetail }) {
  const t = useTranslations("improvements");
  const { id, version, status, outcome } = improvement;
  if (status !== "open") {
    return (
      <Card className="no-print">
        <p className="mb-2 text-muted">{t("close.reopenHint")}</p>
        <ActionButton id="reopen" action={reopenImprovementAction} fields={{ id, version }}>
          {t("close.reopen")}
        </ActionButton>
      </Card>
    );
  }
  return (
    <Card title={t("close.title")} className="no-print">
      <Form id="close" action={closeImprovementAction}>
        <HiddenField name="id" value={id} />
        <HiddenField name="version" value={version} />
        <TextArea
          name="outcome"
          label={t("field.outcome")}
          hint={t("hint.outcome")}
          required
          rows={4}
          maxLength={TEXT_MAX}
          defaultValue={outcome}
        />
        <FormActions>
          <SubmitButton name="intent" value="done">
            {t("close.done")}
          </SubmitButton>
          <SubmitButton name="intent" value="dropped" variant="secondary">
            {t("close.drop")}
          </SubmitButton>
        </FormActions>
      </Form>
    </Card>
  );
}
