import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { Timeline, type TimelineItem } from "@/components/ui/timeline";
import { formatDay } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import type { DepartmentDetail, Succession } from "@/lib/organisation/queries/department-detail";
import { spanWords } from "./span-words";

/** What became of a department, newest first: what it came from, its closing, what it went into. */
export async function DepartmentHistory({ department }: { department: DepartmentDetail }) {
  const [t, locale] = [await getTranslations("organisation"), await requestLocale()];
  const { predecessors, successors, openedOn, closedOn } = department;
  const linked = (side: "from" | "into", { id, name, kind, onDay }: Succession): TimelineItem & { day: string } => ({
    id: `${side}-${id}`,
    day: onDay,
    title: <a href={`/departments/${id}`}>{name}</a>,
    meta: t(`department.${side}.${kind}`, { day: formatDay(onDay, locale), name }),
  });
  const ends = successors.length === 0 && closedOn ? [closedOn] : [];
  const items = [
    ...ends.map((day) => ({ id: "closed", day, title: t("department.closedTag"), meta: formatDay(day, locale) })),
    ...successors.map((one) => linked("into", one)),
    ...predecessors.map((one) => linked("from", one)),
    ...(openedOn && predecessors.length === 0
      ? [{ id: "opened", day: openedOn, title: t("department.openedTag"), meta: formatDay(openedOn, locale) }]
      : []),
  ].toSorted((a, b) => (a.day < b.day ? 1 : -1));
  return (
    <Card title={t("department.history")}>
      {items.length > 0 ? <Timeline items={items} /> : <p>{t("department.noHistory")}</p>}
    </Card>
  );
}

/** The branches that stood in a department, and who headed it. */
export async function DepartmentPeople({ department, people }: { department: DepartmentDetail; people: boolean }) {
  const [t, locale] = [await getTranslations("organisation"), await requestLocale()];
  return (
    <Card title={t("department.pairings")}>
      {department.pairings.length === 0 ? <p>{t("department.noPairings")}</p> : null}
      <ul className="grid gap-2">
        {department.pairings.map((pairing) => (
          <li key={pairing.id}>
            <a href={`/branches/${pairing.branchId}`}>{pairing.branchName}</a>
            <span className="text-muted"> {spanWords(t, pairing, locale)}</span>
          </li>
        ))}
      </ul>
      <h3 className="mt-4 mb-1 font-semibold">{t("department.heads")}</h3>
      {department.heads.length === 0 ? <p>{t("department.noHeads")}</p> : null}
      <ul className="grid gap-2">
        {department.heads.map((head) => (
          <li key={head.id}>
            {people ? <a href={`/staff/${head.staffId}`}>{head.name}</a> : head.name}
            <span className="text-muted">
              {" "}
              {t("department.headSince", { title: head.title, span: spanWords(t, head, locale) })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
