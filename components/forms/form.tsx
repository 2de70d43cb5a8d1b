import { randomUUID } from "node:crypto";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ActionState } from "@/lib/core/action-state";
import { ActionForm } from "./action-form";
import { formLabels } from "./form-labels";

// Any action's data is fine here: the form only looks at success, message and field errors.
type AnyFormAction = (previous: never, payload: FormData) => Promise<ActionState>;

type FormProps = {
  id: string;
  action: AnyFormAction;
  /** Off for forms that write nothing twice, such as sign-in. */
  onlyOnce?: boolean;
  successMessage?: string;
  resetOnSuccess?: boolean;
  className?: string;
  children: ReactNode;
};

/** The server half of a form: brings the words and the key that makes a write happen once. */
export function Form({ action, onlyOnce = true, ...rest }: FormProps) {
  const t = useTranslations("ui");
  return (
    <ActionForm
      {...rest}
      action={action as Parameters<typeof ActionForm>[0]["action"]}
      labels={formLabels(t)}
      submissionKey={onlyOnce ? randomUUID() : undefined}
    />
  );
}
