import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon";
import type { NoticeTone } from "./notice-box";

export type TimelineItem = {
  id: string;
  title: ReactNode;
  meta: ReactNode;
  body?: ReactNode;
  /** What may be done with it. */
  actions?: ReactNode;
  tone?: NoticeTone;
  icon?: IconName;
};

const SIGN: Record<NoticeTone, IconName> = { info: "send", ok: "ok", warn: "return", err: "err" };

export function Timeline({ items, label }: { items: TimelineItem[]; label?: string }) {
  return (
    <ol className="timeline" aria-label={label}>
      {items.map((item) => (
        <li key={item.id} className={item.tone ? `timeline-${item.tone}` : undefined}>
          <Icon name={item.icon ?? (item.tone ? SIGN[item.tone] : "dot")} size={18} />
          <p>{item.title}</p>
          <p className="timeline-meta">{item.meta}</p>
          {item.body ? <div className="timeline-body">{item.body}</div> : null}
          {item.actions}
        </li>
      ))}
    </ol>
  );
}
