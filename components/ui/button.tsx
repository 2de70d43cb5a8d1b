import type { ButtonHTMLAttributes, ReactNode } from "react";
import { Icon, type IconName } from "./icon";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonLook = { variant?: ButtonVariant; size?: "md" | "sm"; className?: string };

export function buttonClass({ variant = "secondary", size = "md", className }: ButtonLook): string {
  const parts = ["btn", `btn-${variant}`];
  if (size === "sm") parts.push("btn-sm");
  if (className) parts.push(className);
  return parts.join(" ");
}

type ButtonProps = ButtonLook & Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className"> & { icon?: IconName };

export function Button({ variant, size, className, icon, children, type, ...rest }: ButtonProps) {
  return (
    <button type={type ?? "button"} className={buttonClass({ variant, size, className })} {...rest}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </button>
  );
}

type ButtonLinkProps = ButtonLook & {
  href: string;
  icon?: IconName;
  download?: boolean;
  label?: string;
  children: ReactNode;
};

export function ButtonLink({ href, icon, download, label, children, ...look }: ButtonLinkProps) {
  return (
    <a href={href} className={buttonClass(look)} download={download || undefined} aria-label={label}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </a>
  );
}
