import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { formatDay } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import type { CommitteeMember } from "@/lib/staff/queries/posts";
import type { PastTerm } from "@/lib/staff/queries/terms";
import { postWords } from "./post-words";

type Props = { terms: PastTerm[]; committee: CommitteeMember[]; sizeText: string };

/** The committee of today under its term, and the terms before it. */
export async function TermList({ terms, committee, sizeText }: Props) {
  const t = await getTranslations("staff.committee");
  const locale = await requestLocale();
  const [present, ...past] = terms;
  const running = present?.endedOn === null ? present : undefined;
  const earlier = running ? past : terms;
  return (
    <>
      <Card title={t("present")}>
        <p className="num">
          {running
            ? t("term", { from: formatDay(running.electedOn, locale), due: formatDay(running.dueOn, locale) })
            : t("noTerm")}
        </p>
        <Seats members={committee} />
        <p className="text-xs text-muted">{sizeText}</p>
      </Card>
      <Card title={t("past")}>
        {earlier.length === 0 ? <p className="text-muted">{t("noPast")}</p> : null}
        <ul className="grid gap-4">
          {earlier.map((term) => (
            <li key={term.id}>
              <p className="num">
                {t("ended", {
                  from: formatDay(term.electedOn, locale),
                  to: formatDay(term.endedOn ?? term.dueOn, locale),
                })}
              </p>
              <Seats members={term.committee} />
            </li>
          ))}
        </ul>
      </Card>
    </>
  );
}

async function Seats({ members }: { members: CommitteeMember[] }) {
  const t = await getTranslations("staff.committee");
  const words = await postWords();
  if (members.length === 0) return <p className="text-muted">{t("vacant")}</p>;
  return (
    <ul className="my-2 grid gap-1">
      {members.map((one) => (
        <li key={one.id}>
          <b>{one.name}</b> {words.kind({ kind: "party", partyPost: one.post })}{" "}
          <span className="text-xs text-muted">{one.title}</span>
        </li>
      ))}
    </ul>
  );
}
