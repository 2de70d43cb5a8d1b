import { getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/forms/action-button";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Timeline } from "@/components/ui/timeline";
import { takeStepBackAction } from "@/lib/admission/actions";
import type { AdmissionDetail } from "@/lib/admission/queries/admissions";
import { formatDay } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";

type Event = AdmissionDetail["events"][number];

const KINDS = [
  "applied",
  "talked",
  "becameActivist",
  "reviewed",
  "becameCandidate",
  "politicalReview",
  "training",
  "preReview",
  "branchMeeting",
  "approved",
  "becameProbationary",
  "probationExtended",
  "becameFull",
  "admissionCancelled",
] as const;
type Kind = (typeof KINDS)[number];

const ofAdmission = (event: Event): event is Event & { kind: Kind } => KINDS.some((kind) => kind === event.kind);

/** Contacts and introducers, and everything that was recorded on the way, newest first. */
export async function AdmissionHistory({ admission }: { admission: AdmissionDetail }) {
  const [t, locale] = [await getTranslations("admission"), await requestLocale()];
  const events = admission.events.filter(ofAdmission);
  const items = await Promise.all(
    events.map(async (event) => ({
      id: event.id,
      title: t(`event.${event.kind}`),
      meta: formatDay(event.onDay, locale),
      body: [...(await factsOf(event)), event.note].filter(Boolean).join(t("listComma")) || undefined,
    })),
  );
  const named = (kind: "cultivation" | "admission") =>
    admission.introducers
      .filter((one) => one.kind === kind)
      .map(({ name }) => name)
      .join(t("listComma")) || t("none");
  return (
    <>
      <Card title={t("page.people")}>
        <DefinitionList
          items={[
            { term: t("page.contacts"), value: named("cultivation") },
            { term: t("page.introducers"), value: named("admission") },
          ]}
        />
      </Card>
      <Card title={t("page.history")}>
        {admission.last && admission.mayTakeBack ? (
          <div className="mb-3">
            <ActionButton
              id="take-back"
              action={takeStepBackAction}
              fields={{ memberId: admission.id, version: admission.version, eventId: admission.last.id }}
              size="sm"
            >
              {t("page.takeStepBack", { step: t(`step.${admission.last.step}`) })}
            </ActionButton>
          </div>
        ) : null}
        {items.length === 0 ? (
          <p className="text-muted">{t("page.noHistory")}</p>
        ) : (
          <Timeline items={items} label={t("page.history")} />
        )}
      </Card>
    </>
  );
}

/** The figures of a step in words. */
async function factsOf({ details }: Event): Promise<string[]> {
  const [t, locale] = [await getTranslations("admission"), await requestLocale()];
  const figure = (name: string) => Number(details[name] ?? 0);
  const decision = details.decision;
  const until = details.extendedUntil;
  return [
    decision === "full" || decision === "extend" || decision === "cancel" ? t(`form.decisions.${decision}`) : "",
    "entitled" in details
      ? t("fact.votes", { entitled: figure("entitled"), present: figure("present"), agree: figure("agree") })
      : "",
    "hours" in details ? t("fact.training", { days: figure("days"), hours: figure("hours") }) : "",
    "passed" in details ? t(details.passed === true ? "fact.passed" : "fact.failed") : "",
    typeof until === "string" ? t("fact.until", { day: formatDay(until, locale) }) : "",
  ].filter((words) => words !== "");
}
