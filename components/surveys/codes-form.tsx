import { getTranslations } from "next-intl/server";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { NumberField } from "@/components/forms/text-fields";
import { formatDay } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import { makeCodesAction } from "@/lib/surveys/actions";
import type { RoundDetail } from "@/lib/surveys/queries/round-detail";
import type { DepartmentProgress } from "@/lib/surveys/queries/round-progress";
import { suggestedCodes } from "@/lib/surveys/rules/progress";
import { MOST_CODES } from "@/lib/surveys/schema";
import { CodeSheets } from "./code-sheets";

type Props = { round: RoundDetail; departments: DepartmentProgress[]; hospital: string; origin: string };

export const EXPORT_FORM = "codes-export";

/** Asks how many slips each department needs; they are shown in the answer to this form, and never again. */
export async function CodesForm({ round, departments, hospital, origin }: Props) {
  const t = await getTranslations("surveys.code");
  const locale = await requestLocale();
  const words = {
    okWord: t("madeWord"),
    made: t.raw("made"),
    once: t("once"),
    print: t("print"),
    export: t("export"),
    again: t("again"),
    sheet: t.raw("sheet"),
    qr: t("qr"),
    use: t("slipUse"),
    until: t("slipUntil", { day: formatDay(round.closesOn, locale) }),
  };
  return (
    <>
      <Form id="codes" action={makeCodesAction} onlyOnce={false}>
        <CodeSheets
          words={words}
          about={{ hospital, title: round.title, origin, again: `/surveys/${round.id}/codes`, exportForm: EXPORT_FORM }}
          names={Object.fromEntries(departments.map(({ id, name }) => [id, name]))}
        >
          <HiddenField name="id" value={round.id} />
          <HiddenField name="version" value={round.version} />
          <div className="grid gap-3 md:grid-cols-2 lg:grid-cols-3">
            {departments.map((one) => (
              <NumberField
                key={one.id}
                name={`counts.${one.id}`}
                label={one.name}
                hint={hintOf(one, t)}
                min={0}
                max={MOST_CODES}
                unit={t("slips")}
                defaultValue={suggestedCodes(round.population, one)}
              />
            ))}
          </div>
          <SubmitButton>{t("make")}</SubmitButton>
        </CodeSheets>
      </Form>
      {/* Outside, because a form holds no other: the buttons of the sheet belong to this one. */}
      <form id={EXPORT_FORM} method="post" action="/api/exports/codes">
        <input type="hidden" name="round" value={round.id} />
      </form>
    </>
  );
}

type Say = (key: string, params: Record<string, number>) => string;

function hintOf({ headcount, codesIssued, codesLeft }: DepartmentProgress, t: Say): string | undefined {
  const parts = [
    headcount === null ? null : t("headcount", { count: headcount }),
    codesIssued > 0 ? t("already", { codesIssued, codesLeft }) : null,
  ];
  return parts.filter(Boolean).join(" · ") || undefined;
}
