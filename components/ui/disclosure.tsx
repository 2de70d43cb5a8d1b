import type { ReactNode } from "react";
import { Icon } from "./icon";

type DisclosureProps = { summary: ReactNode; open?: boolean; children: ReactNode };

export function Disclosure({ summary, open, children }: DisclosureProps) {
  return (
    <details className="disclosure" open={open}>
      <summary>
        <Icon name="chevron" size={14} />
        {summary}
      </summary>
      {children}
    </details>
  );
}
