import { useTranslations } from "next-intl";
import { CheckboxGroup } from "@/components/forms/choice-fields";
import { Fieldset } from "@/components/forms/fieldset";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { NumberField, TextField } from "@/components/forms/text-fields";
import { ButtonLink } from "@/components/ui/button";
import { saveStrategiesAction } from "@/lib/brands/actions";
import type { BrandDetail } from "@/lib/brands/queries";
import type { Swot, SwotEntry, SwotStrategy } from "@/lib/brands/queries/swot";
import { JOINED } from "@/lib/brands/rules/swot";
import { STRATEGIES_MAX, STRATEGY_KINDS, STRATEGY_MAX, type StrategyKind } from "@/lib/brands/schema/swot";
import { rowCount } from "./swot-form";

const SPARE = 1;

/** Second step: what follows, each strategy from entries of its two quadrants. */
export function StrategyForm({ brand, swot }: { brand: BrandDetail; swot: Swot }) {
  const t = useTranslations("brands");
  return (
    <Form id="strategies" action={saveStrategiesAction} className="form-wide">
      <HiddenField name="id" value={brand.id} />
      <HiddenField name="version" value={brand.version} />
      <p className="text-muted">{t("swot.strategiesLead")}</p>
      <div className="swot-form">
        {STRATEGY_KINDS.map((kind) => (
          <KindPart key={kind} brandId={brand.id} kind={kind} swot={swot} />
        ))}
      </div>
      <FormActions>
        <SubmitButton>{t("swot.saveStrategies")}</SubmitButton>
        <ButtonLink href={`/brands/${brand.id}`} variant="quiet">
          {t("cancel")}
        </ButtonLink>
      </FormActions>
    </Form>
  );
}

function KindPart({ brandId, kind, swot }: { brandId: string; kind: StrategyKind; swot: Swot }) {
  const t = useTranslations("brands.swot");
  const quadrants = JOINED[kind];
  const basis = swot.entries.filter(({ quadrant }) => quadrants.includes(quadrant));
  const possible = quadrants.every((one) => basis.some(({ quadrant }) => quadrant === one));
  const strategies = swot.strategies.filter((one) => one.kind === kind);
  const rows = Array.from({ length: rowCount(strategies.length, STRATEGIES_MAX, SPARE) }, (_, index) => index);
  return (
    <section className="swot-part">
      <Fieldset legend={t(kind)} hint={t(`${kind}Hint`)}>
        {possible ? (
          rows.map((index) => (
            <StrategyRow key={index} kind={kind} index={index} basis={basis} strategy={strategies[index]} />
          ))
        ) : (
          <p>
            {t("noEntries")} <a href={`/brands/${brandId}/swot`}>{t("toEntries")}</a>
          </p>
        )}
      </Fieldset>
    </section>
  );
}

type RowProps = {
  kind: StrategyKind;
  index: number;
  basis: readonly SwotEntry[];
  strategy: SwotStrategy | undefined;
};

function StrategyRow({ kind, index, basis, strategy }: RowProps) {
  const t = useTranslations("brands.swot");
  const name = `${kind}.${index}`;
  const number = `${kind.toUpperCase()}${index + 1}`;
  return (
    <div className="swot-row">
      <TextField
        name={`${name}.text`}
        label={`${number} ${t("text")}`}
        maxLength={STRATEGY_MAX}
        defaultValue={strategy?.text}
      />
      <CheckboxGroup
        name={`${name}.entries`}
        legend={`${number} ${t("follows")}`}
        required
        options={basis.map(({ id, code, text }) => ({ value: id, label: `${code} ${text}` }))}
        defaultValue={strategy?.entryIds}
      />
      {strategy ? (
        <NumberField
          name={`${name}.position`}
          label={`${number} ${t("position")}`}
          min={1}
          max={99}
          defaultValue={index + 1}
        />
      ) : null}
    </div>
  );
}
