import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/forms/action-button";
import { ButtonLink } from "@/components/ui/button";
import { confirmImportAction, discardImportAction, saveMappingAction, undoImportAction } from "@/lib/imports/actions";
import type { ImportDetail } from "@/lib/imports/queries";

const GIVE_UP: readonly ImportDetail["status"][] = ["uploaded", "checked", "failed", "cancelled"];
const AGAIN: readonly ImportDetail["status"][] = ["failed", "cancelled"];
const OVER: readonly ImportDetail["status"][] = ["failed", "cancelled", "committed", "undone"];

/** What can be done with an import in its present state. */
export function ImportActions({ batch }: { batch: ImportDetail }) {
  const t = useTranslations("imports");
  const { id, version, status, added, changed, wrong, undoable, own } = batch;
  const fields = { id, version };
  const ready = status === "checked" && added + changed > 0;
  return (
    <div className="mt-3 flex flex-wrap items-start gap-3">
      {ready ? (
        <ActionButton id="confirm" action={confirmImportAction} fields={fields} variant="primary">
          {t("action.confirm", { count: added + changed })}
        </ActionButton>
      ) : null}
      {wrong > 0 ? <WrongFile id={id} own={own} wrong={wrong} /> : null}
      {AGAIN.includes(status) ? (
        <ActionButton id="again" action={saveMappingAction} fields={fields}>
          {t("action.again")}
        </ActionButton>
      ) : null}
      {OVER.includes(status) || wrong > 0 ? (
        <ButtonLink href={`/imports/new?kind=${batch.kind}`} icon="upload">
          {t("action.another")}
        </ButtonLink>
      ) : null}
      {GIVE_UP.includes(status) ? (
        <ActionButton id="discard" action={discardImportAction} fields={fields} variant="quiet">
          {t("action.discard")}
        </ActionButton>
      ) : null}
      {undoable ? (
        <ActionButton id="undo" action={undoImportAction} fields={fields}>
          {t("action.undo", { added, changed })}
        </ActionButton>
      ) : null}
      {undoable ? <p className="w-full text-muted">{t("undoHint")}</p> : null}
    </div>
  );
}

function WrongFile({ id, own, wrong }: Pick<ImportDetail, "id" | "own" | "wrong">) {
  const t = useTranslations("imports");
  return (
    <>
      {own ? (
        <ButtonLink href={`/api/exports/import-wrong?batch=${id}`} icon="download" download>
          {t("action.wrongFile", { count: wrong })}
        </ButtonLink>
      ) : null}
      <p className="order-last w-full text-muted">{t(own ? "wrongHint" : "wrongForeign")}</p>
    </>
  );
}
