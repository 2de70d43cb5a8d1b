import type { ReactNode } from "react";
import { Icon, type IconName } from "../ui/icon";

type MenuProps = {
  label: string;
  icon?: IconName;
  face?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** A menu that needs no script; the pilot closes it on Escape, on a click outside and on navigation. */
export function Menu({ label, icon, face, className, children }: MenuProps) {
  return (
    <details className={className ? `menu ${className}` : "menu"} data-menu="">
      <summary className="menu-button" aria-label={label} title={label}>
        {icon ? <Icon name={icon} size={20} /> : null}
        {face}
      </summary>
      <div className="menu-panel">{children}</div>
    </details>
  );
}
