import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import type { Step } from "@/lib/admission/schema";
import { type StepContext, StepForm } from "./step-form";

type Props = { steps: readonly Step[]; context: StepContext };

/** What else may be done now, each behind its name. */
export async function OtherSteps({ steps, context }: Props) {
  const t = await getTranslations("admission");
  if (steps.length === 0) return null;
  return (
    <Card title={t("page.others")}>
      <div className="grid gap-3">
        {steps.map((step) => (
          <div key={step} id={`do-${step}`}>
            <Disclosure summary={t(`step.${step}`)}>
              <div className="max-w-form pt-3">
                <StepForm step={step} context={context} />
              </div>
            </Disclosure>
          </div>
        ))}
      </div>
    </Card>
  );
}
