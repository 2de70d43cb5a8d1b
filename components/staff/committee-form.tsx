import { getTranslations } from "next-intl/server";
import { DateField } from "@/components/forms/date-fields";
import { Fieldset } from "@/components/forms/fieldset";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SelectField } from "@/components/forms/select-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-fields";
import { electCommitteeAction } from "@/lib/staff/actions";
import { BRANCH_POSTS, type BranchPost, COMMITTEE_ROWS, WORDS_MAX } from "@/lib/staff/schema";

type Person = { staffId: string; name: string };
type Props = { branchId: string; people: Person[]; today: string; years: number };

const ROWS = Array.from({ length: COMMITTEE_ROWS }, (_, row) => row);

function postAt(row: number): BranchPost {
  return BRANCH_POSTS[Math.min(row, 2)] ?? "branchCommitteeMember";
}

/** Records an election: when, until when, and who for what. */
export async function CommitteeForm({ branchId, people, today, years }: Props) {
  const t = await getTranslations("staff.committee");
  return (
    <Form id="election" action={electCommitteeAction} className="max-w-form">
      <HiddenField name="branchId" value={branchId} />
      <p className="text-muted">{t("note")}</p>
      <Fieldset legend={t("termLegend")} columns={2}>
        <DateField name="electedOn" label={t("electedOn")} required defaultValue={today} max={today} />
        <DateField name="dueOn" label={t("dueOn")} hint={t("dueHint", { years })} />
      </Fieldset>
      {ROWS.map((row) => (
        <Row key={row} row={row} people={people} />
      ))}
      <FormActions>
        <SubmitButton>{t("submit")}</SubmitButton>
      </FormActions>
    </Form>
  );
}

async function Row({ row, people }: { row: number; people: Person[] }) {
  const t = await getTranslations("staff.committee");
  const posts = await getTranslations("staff.post");
  return (
    <Fieldset legend={posts(`party.${postAt(row)}`)} columns={2}>
      <SelectField
        name={`seats.${row}.staffId`}
        label={t("person")}
        required={row === 0}
        placeholder={t("nobody")}
        options={people.map(({ staffId, name }) => ({ value: staffId, label: name }))}
      />
      <HiddenField name={`seats.${row}.post`} value={postAt(row)} />
      <TextField
        name={`seats.${row}.title`}
        label={t("words")}
        maxLength={WORDS_MAX}
        required
        defaultValue={t(`duty.${row + 1}`)}
      />
    </Fieldset>
  );
}
