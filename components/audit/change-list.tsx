import { useTranslations } from "next-intl";
import type { Change } from "@/lib/audit/rules";
import type { AuditWords } from "@/lib/audit/rules/words";

/** What an entry changed, a line a field: before → after. */
export function ChangeList({ changes, words }: { changes: Change[]; words: AuditWords }) {
  const t = useTranslations("audit");
  return (
    <dl className="flex flex-col gap-2 py-2">
      {changes.map(({ field, before, after }) => (
        <div key={field} className="[overflow-wrap:anywhere]">
          <dt className="text-muted">{words.field(field)}</dt>
          <dd className="flex flex-wrap gap-x-2">
            {before === null ? null : (
              <>
                <del className="whitespace-pre-line">
                  <span className="sr-note">{t("before")}</span>
                  {words.value(field, before)}
                </del>
                <span aria-hidden="true">→</span>
              </>
            )}
            <ins className="whitespace-pre-line no-underline">
              {before === null ? null : <span className="sr-note">{t("after")}</span>}
              {words.value(field, after)}
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
