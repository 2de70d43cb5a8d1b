import { getTranslations } from "next-intl/server";
import { Button, ButtonLink } from "@/components/ui/button";
import { addMonths, type Month, thisMonth } from "@/lib/core/period";
import { formatMonth } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";

type Props = { month: Month; branchId: string | undefined; branches: { id: string; name: string }[]; count: number };

function addressOf(month: Month, branchId: string | undefined): string {
  return `/activities/calendar?${new URLSearchParams({ month, ...(branchId ? { branch: branchId } : {}) })}`;
}

/** Month by month, and whose. */
export async function CalendarBar({ month, branchId, branches, count }: Props) {
  const t = await getTranslations("activities");
  const locale = await requestLocale();
  return (
    <div className="mb-4 flex flex-wrap items-end justify-between gap-3">
      <nav className="flex flex-wrap items-center gap-2" aria-label={t("calendar.title")}>
        <ButtonLink href={addressOf(addMonths(month, -1), branchId)} size="sm">
          {t("calendar.previous")}
        </ButtonLink>
        <strong className="num">{formatMonth(month, locale)}</strong>
        <ButtonLink href={addressOf(addMonths(month, 1), branchId)} size="sm">
          {t("calendar.next")}
        </ButtonLink>
        {month === thisMonth() ? null : (
          <ButtonLink href={addressOf(thisMonth(), branchId)} size="sm" variant="quiet">
            {t("calendar.today")}
          </ButtonLink>
        )}
        <span className="text-muted">{t("calendar.count", { count })}</span>
      </nav>
      {branches.length > 1 ? (
        <form method="get" action="/activities/calendar" className="flex items-end gap-2">
          <input type="hidden" name="month" value={month} />
          <label htmlFor="calendar-branch" className="sr-note">
            {t("branch")}
          </label>
          <select
            id="calendar-branch"
            name="branch"
            defaultValue={branchId ?? ""}
            key={branchId}
            className="control mt-0"
          >
            <option value="">{t("calendar.allBranches")}</option>
            {branches.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          <Button type="submit">{t("calendar.show")}</Button>
        </form>
      ) : null}
    </div>
  );
}
