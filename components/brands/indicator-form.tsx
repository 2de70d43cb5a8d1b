import { useTranslations } from "next-intl";
import { Fieldset } from "@/components/forms/fieldset";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SelectField } from "@/components/forms/select-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { NumberField, TextField } from "@/components/forms/text-fields";
import { ButtonLink } from "@/components/ui/button";
import { saveIndicatorsAction } from "@/lib/brands/actions";
import type { BrandDetail } from "@/lib/brands/queries";
import type { BrandIndicator } from "@/lib/brands/queries/indicators";
import { INDICATOR_TITLE_MAX, INDICATORS_MAX, LEAD_TASK, SOURCES, UNIT_MAX } from "@/lib/brands/schema/indicators";
import { DIRECTIONS } from "@/lib/plans/schema";
import { rowCount } from "./swot-form";

const SPARE = 2;

/** What a brand is measured by, from where to where; a known figure brings its own values. */
export function IndicatorForm({ brand, indicators }: { brand: BrandDetail; indicators: readonly BrandIndicator[] }) {
  const t = useTranslations("brands");
  const rows = Array.from({ length: rowCount(indicators.length, INDICATORS_MAX, SPARE) }, (_, index) => index);
  return (
    <Form id="indicators" action={saveIndicatorsAction}>
      <HiddenField name="id" value={brand.id} />
      <HiddenField name="version" value={brand.version} />
      <p className="text-muted">{t("indicators.lead", { max: INDICATORS_MAX })}</p>
      {rows.map((index) => (
        <IndicatorRow key={index} index={index} indicator={indicators[index]} />
      ))}
      <FormActions>
        <SubmitButton>{t("indicators.save")}</SubmitButton>
        <ButtonLink href={`/brands/${brand.id}`} variant="quiet">
          {t("cancel")}
        </ButtonLink>
      </FormActions>
    </Form>
  );
}

function IndicatorRow({ index, indicator }: { index: number; indicator: BrandIndicator | undefined }) {
  const t = useTranslations("brands");
  const name = `rows.${index}`;
  const options = SOURCES.map((one) => ({
    value: one,
    label: one === LEAD_TASK ? t("indicators.leadTask") : t(`figures.${one}`),
  }));
  const directions = DIRECTIONS.map((one) => ({ value: one, label: t(`indicators.${one}`) }));
  return (
    <Fieldset legend={t("indicators.number", { number: index + 1 })} columns={2}>
      {indicator ? <HiddenField name={`${name}.id`} value={indicator.id} /> : null}
      <TextField
        name={`${name}.title`}
        label={t("indicators.name")}
        maxLength={INDICATOR_TITLE_MAX}
        defaultValue={indicator?.title}
      />
      <SelectField
        name={`${name}.figure`}
        label={t("indicators.figure")}
        placeholder={t("indicators.noFigure")}
        hint={t("indicators.figureHint")}
        options={options}
        defaultValue={indicator?.source ?? undefined}
      />
      <TextField
        name={`${name}.baseline`}
        label={t("indicators.baseline")}
        inputMode="decimal"
        defaultValue={indicator?.baseline?.toString()}
      />
      <TextField
        name={`${name}.target`}
        label={t("indicators.target")}
        inputMode="decimal"
        defaultValue={indicator?.target.toString()}
      />
      <TextField
        name={`${name}.unit`}
        label={t("indicators.unit")}
        maxLength={UNIT_MAX}
        defaultValue={indicator?.unit}
      />
      <SelectField
        name={`${name}.direction`}
        label={t("indicators.direction")}
        options={directions}
        defaultValue={indicator?.direction ?? "up"}
      />
      {indicator ? (
        <NumberField
          name={`${name}.position`}
          label={t("indicators.position")}
          min={1}
          max={99}
          defaultValue={index + 1}
        />
      ) : null}
    </Fieldset>
  );
}
