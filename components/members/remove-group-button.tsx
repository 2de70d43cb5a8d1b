import { getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/forms/action-button";
import { removeGroupAction } from "@/lib/members/actions";

/** Removes an empty group. */
export async function RemoveGroupButton({ group }: { group: { id: string; version: number } }) {
  const t = await getTranslations("members.dissolve");
  return (
    <ActionButton
      id={`remove-group-${group.id}`}
      action={removeGroupAction}
      fields={{ id: group.id, version: group.version }}
      variant="danger"
      size="sm"
    >
      {t("removeGroup")}
    </ActionButton>
  );
}
