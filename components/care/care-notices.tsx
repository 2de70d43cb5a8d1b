import { getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/forms/action-button";
import { Notice } from "@/components/ui/notice";
import { removeCareAction, restoreCareAction } from "@/lib/care/actions";
import type { CareRow } from "@/lib/care/queries";
import type { CareRecord } from "@/lib/care/schema";
import { formatDay } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";

/** What was just removed, and the way back. */
export async function RemovedCare({ id, care }: { id: string; care: CareRecord }) {
  const t = await getTranslations("care");
  const day = formatDay(care.onDay, await requestLocale());
  return (
    <div className="mb-4">
      <Notice tone="ok" title={t("removed.title", { title: care.title, day })} live="status">
        <ActionButton id="restore-care" action={restoreCareAction} fields={{ id }} size="sm">
          {t("removed.undo")}
        </ActionButton>
      </Notice>
    </div>
  );
}

/** Removes at once: the list it leads to offers the way back. */
export async function RemoveCare({ care: { id, version } }: { care: CareRow }) {
  const t = await getTranslations("care");
  return (
    <ActionButton id="remove-care" action={removeCareAction} fields={{ id, version }} variant="quiet">
      {t("remove")}
    </ActionButton>
  );
}
