import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/forms/action-button";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ProgressRefresh } from "@/components/ui/progress-refresh";
import { cancelImportAction } from "@/lib/imports/actions";
import type { ImportDetail } from "@/lib/imports/queries";

const SECONDS = 1;

/** How far a dry run or a confirmation has come. */
export function ImportProgress({ batch }: { batch: ImportDetail }) {
  const t = useTranslations("imports");
  const { id, version, status, rows, done, added, changed } = batch;
  const writing = status === "committing";
  const total = added + changed;
  const label = t(writing ? "progress.committing" : "progress.checking");
  return (
    <Card title={label} className="mb-4">
      <ProgressRefresh seconds={SECONDS} />
      <progress
        aria-label={label}
        className="progress mb-2"
        {...(writing ? { max: Math.max(total, 1), value: done } : {})}
      />
      <p role="status" className="mb-3">
        {writing ? t("progress.written", { done, total }) : t("progress.seen", { count: rows })}
      </p>
      <div className="flex flex-wrap gap-3">
        <ActionButton id="cancel" action={cancelImportAction} fields={{ id, version }}>
          {t("progress.cancel")}
        </ActionButton>
        <ButtonLink href={`/imports/${id}`} variant="quiet">
          {t("progress.reload")}
        </ButtonLink>
      </div>
    </Card>
  );
}
