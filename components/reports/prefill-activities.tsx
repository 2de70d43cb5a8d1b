import { getTranslations } from "next-intl/server";
import { formatDay, formatMonth, formatNumber } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import type { ReportPrefill, ReportSnapshot } from "@/lib/reports/schema";
import { LINE, Linked } from "./prefill-group";

type Activity = ReportSnapshot["activities"][number];
type Asked = NonNullable<ReportPrefill["duties"]>[number];

/** A kind of an older report may have been given up since. */
async function kindWord(kind: string): Promise<string> {
  const kinds = await getTranslations("activities");
  return kinds.has(`kind.${kind}` as never) ? kinds(`kind.${kind}` as never) : kind;
}

/** What the rule asks, with its article, and where the branch stands: no points, no colour. */
async function AskedWords({ asked }: { asked: Asked }) {
  const [t, locale] = [await getTranslations("reports"), await requestLocale()];
  const { interval, citation, state, held, until } = asked;
  const standing = t(`prefill.duty.${state}`, { held, until: formatMonth(until, locale) });
  return (
    <span className="w-full text-xs text-muted">
      {t("prefill.duty.asks", { interval, citation })} · {standing}
    </span>
  );
}

export async function ActivityLine({ row, asked, href }: { row: Activity; asked?: Asked; href: string | undefined }) {
  const t = await getTranslations("reports");
  const { kind, count, present, expected } = row;
  return (
    <li className={LINE}>
      <Linked href={href}>
        {await kindWord(kind)} {t("prefill.activityLine", { count })}
      </Linked>
      <span className="tabular-nums text-muted">{t("prefill.attendance", { present, expected })}</span>
      {asked ? <AskedWords asked={asked} /> : null}
    </li>
  );
}

/** What the rules ask and the month does not show; earlier months of the same quarter or year may. */
export async function AskedLine({ asked, href }: { asked: Asked; href: string | undefined }) {
  const t = await getTranslations("reports");
  return (
    <li className={LINE}>
      <Linked href={href}>{t("prefill.duty.none", { kind: await kindWord(asked.kind) })}</Linked>
      <AskedWords asked={asked} />
    </li>
  );
}

const MINUTES_PER_HOUR = 60;

export async function TrainingLine({ row, href }: { row: NonNullable<ReportPrefill["training"]>; href?: string }) {
  const t = await getTranslations("reports");
  const { activities, personTimes, minutes, people } = row;
  const hours = formatNumber(minutes / MINUTES_PER_HOUR, 1);
  return (
    <li className={LINE}>
      <Linked href={href}>
        {t("prefill.trainingLine", { activities, personTimes: formatNumber(personTimes), hours })}
      </Linked>
      <span className="tabular-nums text-muted">{t("prefill.trainingPeople", { people })}</span>
    </li>
  );
}

export async function PartnerLine({ row, linked }: { row: ReportSnapshot["partnerWork"][number]; linked: boolean }) {
  const [t, locale] = [await getTranslations("reports"), await requestLocale()];
  const served = row.served === null ? null : t("prefill.served", { count: formatNumber(row.served) });
  return (
    <li className={LINE}>
      <Linked href={linked ? `/activities/${row.id}` : undefined}>{row.title}</Linked>
      <span className="tabular-nums text-muted">
        {[row.partnerName, formatDay(row.heldOn, locale), served].filter(Boolean).join(" · ")}
      </span>
    </li>
  );
}
