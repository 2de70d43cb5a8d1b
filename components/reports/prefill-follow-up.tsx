import { getTranslations } from "next-intl/server";
import { StatusPill } from "@/components/ui/badge";
import { formatDay, formatMonth } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import type { ReportPrefill } from "@/lib/reports/schema";
import { FOLLOW_UP_TONE } from "./follow-up-words";
import { LINE, Linked } from "./prefill-group";

type Props = { row: NonNullable<ReportPrefill["followUps"]>[number]; href: string | undefined };

/** A task that the branch answers for: whose words it comes from, until when, and what came of it. */
export async function FollowUpLine({ row, href }: Props) {
  const [t, desk, locale] = [await getTranslations("reports"), await getTranslations("desk"), await requestLocale()];
  const { title, state, dueOn, doneOn, outcome, branchName, month } = row;
  const facts = [
    t("prefill.followUpFrom", { branch: branchName, month: formatMonth(month, locale) }),
    t(doneOn ? "prefill.milestoneDone" : "prefill.milestoneDue", { day: formatDay(doneOn ?? dueOn, locale) }),
    outcome,
  ];
  return (
    <li className={LINE}>
      <Linked href={href}>{title}</Linked>
      <StatusPill tone={FOLLOW_UP_TONE[state]}>{desk(`followUp.state.${state}`)}</StatusPill>
      <span className="w-full text-xs text-muted">{facts.filter(Boolean).join(" · ")}</span>
    </li>
  );
}
