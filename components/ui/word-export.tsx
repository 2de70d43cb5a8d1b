import { useTranslations } from "next-intl";
import { Button, ButtonLink, buttonClass } from "./button";
import { Icon } from "./icon";

/** `kind` and `id` as in the document's address; `letterhead`: the hospital has one, so that there is a choice. */
type WordExportProps = {
  kind: string;
  id: string;
  letterhead: boolean;
  /** The document has its own number of issue, and the reader may not put another one below the letterhead. */
  numbered?: boolean;
};

/** The thing of the page as an official document; where the hospital has a letterhead, with it or without. */
export function WordExport({ kind, id, letterhead, numbered = false }: WordExportProps) {
  const t = useTranslations("ui.word");
  const href = `/api/documents/${kind}/${id}`;
  if (!letterhead) {
    return (
      <ButtonLink href={href} icon="download" download>
        {t("export")}
      </ButtonLink>
    );
  }
  return (
    <details className="menu menu-end no-print" data-menu="">
      <summary className={buttonClass({})}>
        <Icon name="download" />
        {t("export")}
      </summary>
      <div className="menu-panel grid gap-3">
        <ButtonLink href={`${href}?letterhead=no`} download>
          {t("plain")}
        </ButtonLink>
        <form action={href} method="get" className="grid gap-2">
          <input type="hidden" name="letterhead" value="yes" />
          {numbered ? null : (
            <label className="grid gap-1">
              <span>{t("number")}</span>
              <input className="control" name="number" maxLength={40} autoComplete="off" placeholder={t("example")} />
            </label>
          )}
          <Button type="submit">{t("headed")}</Button>
        </form>
      </div>
    </details>
  );
}
