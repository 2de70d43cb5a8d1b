import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import type { ActivityRow } from "@/lib/activities/queries";
import { timeOf } from "@/lib/core/period";
import { formatDayWithWeekday } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";

type Props = {
  id?: string;
  title: string;
  empty: string;
  all: { href: string; label: string };
  rows: readonly ActivityRow[];
};

/** A short list of activities in the order in which they happen. */
export async function ActivityAgenda({ id, title, empty, all, rows }: Props) {
  const [t, locale] = [await getTranslations("activities"), await requestLocale()];
  return (
    <Card id={id} title={title} actions={<a href={all.href}>{all.label}</a>}>
      {rows.length === 0 ? <p className="text-muted">{empty}</p> : null}
      <ul className="grid gap-2">
        {rows.map((row) => (
          <li key={row.id}>
            <a className="tap" href={`/activities/${row.id}`}>
              {row.title}
            </a>
            <div className="text-muted">
              {[
                formatDayWithWeekday(row.heldOn, locale),
                timeOf(row.startsAt),
                row.place,
                t(`kind.${row.kind}`),
                row.branchName,
              ].join(" · ")}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
