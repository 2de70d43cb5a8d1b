import type { ComponentProps, ReactNode } from "react";
import type { ButtonVariant } from "../ui/button";
import { Form } from "./form";
import { HiddenField } from "./hidden-field";
import { SubmitButton } from "./submit-button";

type ActionButtonProps = {
  id: string;
  action: ComponentProps<typeof Form>["action"];
  fields?: Record<string, string | number>;
  variant?: ButtonVariant;
  size?: "md" | "sm";
  children: ReactNode;
};

/** A form of one button. */
export function ActionButton(props: ActionButtonProps) {
  const { id, action, fields = {}, variant = "secondary", size, children } = props;
  return (
    <Form id={id} action={action} className="form-inline">
      {Object.entries(fields).map(([name, value]) => (
        <HiddenField key={name} name={name} value={value} />
      ))}
      <SubmitButton variant={variant} size={size}>
        {children}
      </SubmitButton>
    </Form>
  );
}
