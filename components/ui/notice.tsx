import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { NoticeBox, type NoticeTone } from "./notice-box";

type NoticeProps = {
  tone?: NoticeTone;
  title?: ReactNode;
  live?: "status" | "alert";
  children?: ReactNode;
};

/** For server components; a client component uses NoticeBox and brings the word itself. */
export function Notice({ tone = "info", ...rest }: NoticeProps) {
  const t = useTranslations("ui");
  return <NoticeBox tone={tone} word={t(`notice.${tone}`)} {...rest} />;
}
