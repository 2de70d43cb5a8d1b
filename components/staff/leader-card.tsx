import { getTranslations } from "next-intl/server";
import { DateField } from "@/components/forms/date-fields";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SelectField } from "@/components/forms/select-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import { appointLeaderAction } from "@/lib/staff/actions";

type Person = { staffId: string; name: string };
export type LedGroup = { id: string; name: string; leader: string | null; people: Person[] };
type Props = { groups: LedGroup[]; today: string; canAppoint: boolean };

/** Who leads each group of the branch, and the form that appoints another. */
export async function LeaderCard({ groups, today, canAppoint }: Props) {
  const t = await getTranslations("staff.committee");
  return (
    <Card title={t("leaders")}>
      {groups.length === 0 ? <p className="text-muted">{t("noGroups")}</p> : null}
      <ul className="grid gap-3">
        {groups.map((group) => (
          <li key={group.id}>
            {group.name} · <b>{group.leader ?? t("noLeader")}</b>
            {canAppoint && group.people.length > 0 ? (
              <Disclosure summary={t("appoint")}>
                <Form id={`leader-${group.id}`} action={appointLeaderAction}>
                  <HiddenField name="groupId" value={group.id} />
                  <SelectField
                    name="staffId"
                    label={t("person")}
                    required
                    options={group.people.map(({ staffId, name }) => ({ value: staffId, label: name }))}
                  />
                  <DateField name="fromDay" label={t("since")} required defaultValue={today} max={today} />
                  <SubmitButton variant="secondary" size="sm">
                    {t("appoint")}
                  </SubmitButton>
                </Form>
              </Disclosure>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
