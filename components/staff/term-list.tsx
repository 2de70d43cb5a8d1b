import { getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/forms/action-button";
import { DateField } from "@/components/forms/date-fields";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import { formatDay } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import { correctTermAction, takeBackElectionAction } from "@/lib/staff/actions";
import type { CommitteeMember } from "@/lib/staff/queries/posts";
import type { PastTerm } from "@/lib/staff/queries/terms";
import { postWords } from "./post-words";

type Props = {
  branchId: string;
  terms: PastTerm[];
  committee: CommitteeMember[];
  sizeText: string;
  canManage: boolean;
};

/** The committee of today under its term, and the terms before it. */
export async function TermList({ branchId, terms, committee, sizeText, canManage }: Props) {
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
        {running && canManage ? <TermControls branchId={branchId} term={running} /> : null}
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

/** Correcting the end of the term that runs, and taking back an election that was entered by mistake. */
async function TermControls({ branchId, term }: { branchId: string; term: PastTerm }) {
  const t = await getTranslations("staff.committee");
  return (
    <div className="mt-2">
      <Disclosure summary={t("correctDue")}>
        <Form id="correct-term" action={correctTermAction}>
          <HiddenField name="branchId" value={branchId} />
          <HiddenField name="termId" value={term.id} />
          <HiddenField name="version" value={term.version} />
          <DateField name="dueOn" label={t("dueOn")} required defaultValue={term.dueOn} min={term.electedOn} />
          <SubmitButton variant="secondary" size="sm">
            {t("correctDueSubmit")}
          </SubmitButton>
        </Form>
      </Disclosure>
      <Disclosure summary={t("takeBack")}>
        <p className="mb-2 text-muted">{t("takeBackText")}</p>
        <ActionButton
          id="take-back"
          action={takeBackElectionAction}
          fields={{ branchId, termId: term.id, version: term.version }}
          variant="danger"
          size="sm"
        >
          {t("takeBackSubmit")}
        </ActionButton>
      </Disclosure>
    </div>
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
