import { getTranslations } from "next-intl/server";
import { Disclosure } from "@/components/ui/disclosure";
import type { ActivityFormData, FormPerson } from "@/lib/activities/queries/activity-form";
import { EXCUSES, expectedOf, expectsAllVoters } from "@/lib/activities/rules";
import { AttendanceField, OthersField } from "./attendance-field";

type Props = { form: ActivityFormData };

/** Who was expected, ticked present; below, folded away, the rest of the branch. */
export async function AttendanceFields({ form }: Props) {
  const t = await getTranslations("activities");
  const { people, kind } = form;
  if (people.length === 0) return <p className="field-hint">{t("form.noMembers")}</p>;
  const expected = people.filter((person) => person.mark);
  const others = people.filter((person) => !person.mark);
  const noteOf = ({ committee, probationary }: FormPerson) => {
    if (committee) return t("form.committee");
    return probationary ? t("form.probationary") : undefined;
  };
  const otherLines = others.map((person) => ({ id: person.id, name: person.name, note: noteOf(person) }));
  const alone = expected.length === 0;
  const left = expectsAllVoters(kind) ? [] : ["notExpected" as const];
  const reasons = [...EXCUSES, "absent" as const, ...left].map((value) => ({ value, label: t(`excuse.${value}`) }));
  return (
    <>
      {alone ? null : (
        <AttendanceField
          legend={t("attendance")}
          hint={t("form.attendanceHint")}
          reasonLabel={t.raw("form.reasonFor")}
          reasons={reasons}
          lines={expected.map((person) => ({
            id: person.id,
            name: person.name,
            note: noteOf(person),
            present: person.mark?.status === "present",
            reason: person.mark?.status === "absent" ? "absent" : (person.mark?.reason ?? EXCUSES[0]),
          }))}
        />
      )}
      {others.length > 0 ? (
        <Disclosure
          summary={alone ? t("attendance") : t("form.others", { count: others.length })}
          open={alone && expectedOf(kind) === "nobody"}
        >
          <OthersField
            legend={t("attendance")}
            hint={alone ? t("form.nobodyHint") : t("form.othersHint")}
            lines={otherLines}
          />
        </Disclosure>
      ) : null}
    </>
  );
}
