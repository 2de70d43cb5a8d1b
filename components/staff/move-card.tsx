import { getTranslations } from "next-intl/server";
import { DateField } from "@/components/forms/date-fields";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SelectField } from "@/components/forms/select-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import { formatDay } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import { moveStaffAction } from "@/lib/staff/actions";
import type { StaffMove } from "@/lib/staff/queries/posts";
import type { StaffDetail } from "@/lib/staff/queries/staff";

type Props = {
  staff: StaffDetail;
  moves: StaffMove[];
  /** Where the person may be moved; null for those who only read. */
  departments: { id: string; name: string }[] | null;
  today: string;
};

/** Where somebody worked before, and the form that moves them on. */
export async function MoveCard({ staff, moves, departments, today }: Props) {
  const t = await getTranslations("staff.move");
  const locale = await requestLocale();
  return (
    <Card title={t("title")}>
      {moves.length === 0 ? <p className="text-muted">{t("none")}</p> : null}
      <ul className="grid gap-1">
        {moves.map(({ id, fromName, intoName, onDay }) => (
          <li key={id}>
            {t("line", { from: fromName, into: intoName })}{" "}
            <span className="num text-xs text-muted">{formatDay(onDay, locale)}</span>
          </li>
        ))}
      </ul>
      {departments ? (
        <Disclosure summary={t("form")}>
          <Form id="move" action={moveStaffAction} className="max-w-form">
            <HiddenField name="id" value={staff.id} />
            <HiddenField name="version" value={staff.version} />
            <SelectField
              name="departmentId"
              label={t("into")}
              required
              options={departments
                .filter(({ id }) => id !== staff.departmentId)
                .map(({ id, name }) => ({ value: id, label: name }))}
            />
            <DateField name="onDay" label={t("onDay")} required defaultValue={today} max={today} />
            <SubmitButton variant="secondary">{t("submit")}</SubmitButton>
          </Form>
        </Disclosure>
      ) : null}
    </Card>
  );
}
