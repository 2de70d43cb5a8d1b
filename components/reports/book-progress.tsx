import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/forms/action-button";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ProgressRefresh } from "@/components/ui/progress-refresh";
import { cancelBookAction } from "@/lib/reports/actions";
import type { BookRow } from "@/lib/reports/queries/book";
import { bookStepOf } from "@/lib/reports/rules/books";
import { bookName } from "./book-words";

const SECONDS = 1;

/** How far a book has come, and the way to stop it. */
export function BookProgress({ book }: { book: BookRow }) {
  const t = useTranslations("desk.book");
  const { id, version, done, total } = book;
  const { step, percent } = bookStepOf(book);
  const label = t("progress", bookName(book));
  return (
    <Card title={label} className="mb-4">
      <ProgressRefresh seconds={SECONDS} />
      <progress aria-label={label} className="progress mb-2" max={100} value={percent} />
      <p role="status" className="mb-3 num">
        {t(`step.${step}`, { done, total, percent })}
      </p>
      <div className="flex flex-wrap gap-3">
        <ActionButton id={`cancel-${id}`} action={cancelBookAction} fields={{ id, version }}>
          {t("cancel")}
        </ActionButton>
        <ButtonLink href="/reports/book" variant="quiet">
          {t("reload")}
        </ButtonLink>
      </div>
    </Card>
  );
}
