import { useTranslations } from "next-intl";
import { StatusPill } from "@/components/ui/badge";

/** Whether a version may still be changed. */
export function VersionState({ frozen }: { frozen: boolean }) {
  const t = useTranslations("surveys.version");
  return (
    <StatusPill tone={frozen ? "ok" : "info"} icon={frozen ? "lock" : "edit"}>
      {t(frozen ? "frozen" : "draft")}
    </StatusPill>
  );
}
