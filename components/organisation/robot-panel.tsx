import { getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/forms/action-button";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SelectField } from "@/components/forms/select-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-fields";
import { Card } from "@/components/ui/card";
import { removeRobotAction, setRobotAction, testRobotAction } from "@/lib/organisation/actions";
import { ROBOT_KINDS, type RobotKind } from "@/lib/organisation/schema/robot";

type Props = { robotKind: RobotKind | null; version: number };

/** The group robot that nudges are written to: set, replaced, tried or removed; its address is never shown again. */
export async function RobotPanel({ robotKind, version }: Props) {
  const t = await getTranslations("organisation.robot");
  return (
    <Card title={t("title")} id="robot">
      <p>{t("lead")}</p>
      <p>{robotKind ? t("set", { kind: t(`kind.${robotKind}`) }) : t("none")}</p>
      <Form id="robot-address" action={setRobotAction} successMessage={t("saved")} onlyOnce={false} resetOnSuccess>
        <HiddenField name="version" value={version} />
        <SelectField
          name="kind"
          label={t("kindField")}
          required
          options={ROBOT_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          defaultValue={robotKind ?? "wecom"}
        />
        <TextField
          name="url"
          type="url"
          label={t("url")}
          hint={t("urlHint")}
          required
          maxLength={500}
          autoComplete="off"
        />
        <SubmitButton>{t(robotKind ? "replace" : "save")}</SubmitButton>
      </Form>
      {robotKind ? (
        <div className="mt-4 flex flex-wrap gap-3">
          <Form id="robot-test" action={testRobotAction} successMessage={t("tested")} onlyOnce={false}>
            <SubmitButton variant="secondary">{t("test")}</SubmitButton>
          </Form>
          <ActionButton id="robot-remove" action={removeRobotAction} fields={{ version }} variant="danger">
            {t("remove")}
          </ActionButton>
        </div>
      ) : null}
    </Card>
  );
}
