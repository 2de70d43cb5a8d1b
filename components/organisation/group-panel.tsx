import { getTranslations } from "next-intl/server";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-fields";
import { Card } from "@/components/ui/card";
import { createGroupAction, renameGroupAction } from "@/lib/organisation/actions";
import type { BranchDetail } from "@/lib/organisation/queries/branch-detail";

type Group = BranchDetail["groups"][number];

/** Renames a group. */
export async function GroupForm({ group }: { group: Group }) {
  const t = await getTranslations("organisation");
  return (
    <Form id={`group-${group.id}`} action={renameGroupAction} successMessage={t("group.saved")}>
      <HiddenField name="id" value={group.id} />
      <HiddenField name="version" value={group.version} />
      <TextField name="name" label={t("group.name")} required maxLength={40} defaultValue={group.name} />
      <FormActions>
        <SubmitButton variant="secondary">{t("save")}</SubmitButton>
      </FormActions>
    </Form>
  );
}

/** Forms one more group in a branch. */
export async function NewGroupForm({ branchId }: { branchId: string }) {
  const t = await getTranslations("organisation");
  return (
    <Card title={t("group.add")}>
      <Form id="group" action={createGroupAction} successMessage={t("group.added")} resetOnSuccess>
        <HiddenField name="branchId" value={branchId} />
        <TextField name="name" label={t("group.name")} hint={t("group.nameHint")} required maxLength={40} />
        <FormActions>
          <SubmitButton>{t("group.add")}</SubmitButton>
        </FormActions>
      </Form>
    </Card>
  );
}

/** How large a group is and who leads it. */
export async function GroupFacts({ group }: { group: Group }) {
  const t = await getTranslations("organisation");
  return <p>{t("group.facts", { count: group.members, leader: group.leader ?? t("group.noLeader") })}</p>;
}
