import type { ReactNode } from "react";
import { Icon } from "./icon";

export type NoticeTone = "info" | "ok" | "warn" | "err";

type NoticeBoxProps = {
  tone: NoticeTone;
  word: string;
  title?: ReactNode;
  live?: "status" | "alert";
  children?: ReactNode;
};

export function NoticeBox({ tone, word, title, live, children }: NoticeBoxProps) {
  return (
    <div className={`notice notice-${tone}`} role={live}>
      <Icon name={tone} />
      <div>
        <p className={title ? "notice-title" : undefined}>
          <span className="notice-word">{word}</span>
          {title ?? children}
        </p>
        {title ? children : null}
      </div>
    </div>
  );
}
