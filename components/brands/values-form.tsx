import { useTranslations } from "next-intl";
import { MonthField } from "@/components/forms/date-fields";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { TextField } from "@/components/forms/text-fields";
import { Button, ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { recordValuesAction } from "@/lib/brands/actions";
import type { BrandDetail } from "@/lib/brands/queries";
import type { BrandIndicator } from "@/lib/brands/queries/indicators";
import { type Month, thisMonth } from "@/lib/core/period";
import { useBrandWords } from "./brand-words";

type Props = { brand: BrandDetail; month: Month; indicators: readonly BrandIndicator[] };

/** One month's values of the indicators that nobody else knows. */
export function ValuesForm({ brand, month, indicators }: Props) {
  const t = useTranslations("brands.values");
  const words = useBrandWords();
  const written = indicators.filter(({ source }) => source === null);
  if (written.length === 0) return <EmptyState kind="nothing" title={t("title")} text={t("none")} />;
  return (
    <>
      <MonthChoice brand={brand} month={month} />
      {/* Another month has other fields: nothing typed for one is ever saved to the other. */}
      <Form key={month} id="values" action={recordValuesAction}>
        <HiddenField name="id" value={brand.id} />
        <HiddenField name="month" value={month} />
        {written.map((indicator) => (
          <ValueField key={indicator.id} indicator={indicator} />
        ))}
        <p className="text-muted">{t("correct")}</p>
        <FormActions>
          <SubmitButton>{t("save", { month: words.month(month) })}</SubmitButton>
          <ButtonLink href={`/brands/${brand.id}`} variant="quiet">
            {t("back")}
          </ButtonLink>
        </FormActions>
      </Form>
    </>
  );
}

function MonthChoice({ brand, month }: { brand: BrandDetail; month: Month }) {
  const t = useTranslations("brands.values");
  return (
    <form className="mb-4 flex flex-wrap items-end gap-2" method="get">
      <MonthField
        name="month"
        label={t("month")}
        required
        min={brand.fromMonth}
        max={brand.toMonth ?? thisMonth()}
        defaultValue={month}
      />
      <Button type="submit">{t("show")}</Button>
    </form>
  );
}

function ValueField({ indicator }: { indicator: BrandIndicator }) {
  const t = useTranslations("brands.values");
  const words = useBrandWords();
  const { id, title, current, previous, target } = indicator;
  const goal = words.value(target, indicator);
  const unit = words.unit(indicator);
  return (
    <>
      <HiddenField name={`seen.${id}`} value={current.value ?? ""} />
      <TextField
        name={`values.${id}`}
        label={unit ? t("label", { title, unit }) : title}
        hint={
          previous.value === null
            ? t("hintTarget", { target: goal })
            : t("hint", { value: words.value(previous.value, indicator), target: goal })
        }
        inputMode="decimal"
        defaultValue={current.value?.toString()}
      />
    </>
  );
}
