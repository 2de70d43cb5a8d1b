import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import type { FormAction } from "@/lib/core/action-state";
import { AutosaveStatus } from "./autosave-status";
import type { Form } from "./form";
import { autosaveLabels } from "./form-labels";

type AutosaveProps = {
  action: ComponentProps<typeof Form>["action"];
  /** One per record and person: what is typed is also kept on the device under this name. */
  storageKey: string;
  version: string | number;
};

/** A child of Form; forms without it pay nothing for it. */
export function Autosave({ action, storageKey, version }: AutosaveProps) {
  const t = useTranslations("ui");
  return (
    <AutosaveStatus
      action={action as FormAction}
      storageKey={storageKey}
      version={String(version)}
      labels={autosaveLabels(t)}
    />
  );
}
