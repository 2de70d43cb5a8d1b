import { getTranslations } from "next-intl/server";
import { RadioGroup } from "@/components/forms/choice-fields";
import { DateField } from "@/components/forms/date-fields";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SubmitButton } from "@/components/forms/submit-button";
import { NumberField, TextArea } from "@/components/forms/text-fields";
import { approveStepAction, recordStepAction } from "@/lib/admission/actions";
import { isApproval } from "@/lib/admission/policy";
import type { AdmissionDetail } from "@/lib/admission/queries/admissions";
import { NOTE_MAX, type Step } from "@/lib/admission/schema";
import { MeetingFields } from "./meeting-fields";
import { type Named, PeopleFields } from "./people-fields";

export type StepContext = {
  memberId: string;
  version: number;
  today: string;
  fullMembers: Named[];
  /** Ids of those named so far, for the fields' first values. */
  contacts: string[];
  introducers: string[];
};

/** What the forms of a page need to know of the person. */
export function stepContext(admission: AdmissionDetail, today: string): StepContext {
  const named = (kind: "cultivation" | "admission") =>
    admission.introducers.flatMap((one) => (one.kind === kind && one.introducerId ? [one.introducerId] : []));
  return {
    memberId: admission.id,
    version: admission.version,
    today,
    fullMembers: admission.fullMembers.filter(({ id }) => id !== admission.id),
    contacts: named("cultivation"),
    introducers: named("admission"),
  };
}

type Props = { step: Step; context: StepContext };

/** The form of one step: its day, what was decided, and a note. */
export async function StepForm({ step, context }: Props) {
  const t = await getTranslations("admission.form");
  const { memberId, version, today } = context;
  // Another body's decision has a day of its own, which its paper tells.
  const ours = step !== "candidate" && !isApproval(step);
  return (
    <Form id={`step-${step}`} action={isApproval(step) ? approveStepAction : recordStepAction}>
      <HiddenField name="step" value={step} />
      <HiddenField name="memberId" value={memberId} />
      <HiddenField name="version" value={version} />
      <DateField
        name="onDay"
        label={t(`day.${step}`)}
        required
        max={today}
        {...(ours ? { defaultValue: today } : {})}
      />
      <Facts step={step} context={context} />
      <Note step={step} />
      <div>
        <SubmitButton variant={step === "stop" ? "danger" : "primary"}>{t(`save.${step}`)}</SubmitButton>
      </div>
    </Form>
  );
}

async function Facts({ step, context }: Props) {
  const t = await getTranslations("admission.form");
  switch (step) {
    case "activist":
    case "candidate":
    case "contacts":
    case "introducers":
      return <PeopleFields introducers={step === "candidate" || step === "introducers"} context={context} />;
    case "meeting":
    case "fullMeeting":
      return <MeetingFields voters={context.fullMembers.length} conversion={step === "fullMeeting"} />;
    case "training":
      return (
        <div className="grid grid-cols-2 gap-3">
          <NumberField name="days" label={t("days")} min={0} max={365} />
          <NumberField name="hours" label={t("hours")} min={0} max={1000} />
        </div>
      );
    case "politicalReview":
    case "preReview":
    case "approval":
    case "fullApproval": {
      const options = [
        { value: "yes", label: t(`yes.${step}`) },
        { value: "no", label: t(`no.${step}`) },
      ];
      return <RadioGroup name="passed" legend={t("result")} options={options} required inline />;
    }
    default:
      return null;
  }
}

async function Note({ step }: { step: Step }) {
  const t = await getTranslations("admission.form");
  const label = { review: t("noteReview"), stop: t("noteStop") }[step as string] ?? t("note");
  return (
    <TextArea
      name="note"
      label={label}
      hint={step === "approval" ? t("noteHint") : undefined}
      required={step === "review" || step === "stop"}
      rows={2}
      maxLength={NOTE_MAX}
    />
  );
}
