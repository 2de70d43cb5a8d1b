import { useTranslations } from "next-intl";
import { StatusPill, type Tone } from "@/components/ui/badge";
import type { ImportListRow } from "@/lib/imports/queries";

const TONE: Record<ImportListRow["status"], Tone> = {
  uploaded: "warn",
  checking: "info",
  checked: "warn",
  committing: "info",
  committed: "ok",
  failed: "err",
  cancelled: "neutral",
  undone: "neutral",
};

export function ImportState({ status }: { status: ImportListRow["status"] }) {
  const t = useTranslations("imports");
  return <StatusPill tone={TONE[status]}>{t(`status.${status}`)}</StatusPill>;
}
