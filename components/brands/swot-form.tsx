import { useTranslations } from "next-intl";
import { MonthField } from "@/components/forms/date-fields";
import { Fieldset } from "@/components/forms/fieldset";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { SelectField } from "@/components/forms/select-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { NumberField, TextArea, TextField } from "@/components/forms/text-fields";
import { ButtonLink } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { saveSwotAction } from "@/lib/brands/actions";
import type { BrandDetail } from "@/lib/brands/queries";
import type { Swot, SwotEntry } from "@/lib/brands/queries/swot";
import { entryCode } from "@/lib/brands/rules/swot";
import { ENTRIES_MAX, ENTRY_MAX, EVIDENCE_MAX, QUADRANTS, type Quadrant } from "@/lib/brands/schema/swot";
import { addMonths, thisMonth } from "@/lib/core/period";
import { KNOWN_FIGURES } from "@/lib/plans/schema/known-figures";

/** Empty rows that stand ready; the next ones come with the next saving. */
const SPARE = 2;

/** As many rows as there are, and some to go on. */
export function rowCount(filled: number, most: number, spare: number): number {
  return Math.max(filled, Math.min(most, filled + spare));
}

/** First step: the four quadrants, each entry with what bears it out. */
export function SwotForm({ brand, swot }: { brand: BrandDetail; swot: Swot }) {
  const t = useTranslations("brands");
  return (
    <Form id="swot" action={saveSwotAction} className="form-wide">
      <HiddenField name="id" value={brand.id} />
      <HiddenField name="version" value={brand.version} />
      <p className="text-muted">{t("swot.entriesLead", { max: ENTRIES_MAX })}</p>
      <div className="swot-form">
        {QUADRANTS.map((quadrant) => (
          <QuadrantPart
            key={quadrant}
            quadrant={quadrant}
            entries={swot.entries.filter((entry) => entry.quadrant === quadrant)}
          />
        ))}
      </div>
      <FormActions>
        <SubmitButton>{t("swot.saveEntries")}</SubmitButton>
        <ButtonLink href={`/brands/${brand.id}`} variant="quiet">
          {t("cancel")}
        </ButtonLink>
      </FormActions>
    </Form>
  );
}

function QuadrantPart({ quadrant, entries }: { quadrant: Quadrant; entries: readonly SwotEntry[] }) {
  const t = useTranslations("brands.swot");
  const rows = Array.from({ length: rowCount(entries.length, ENTRIES_MAX, SPARE) }, (_, index) => index);
  return (
    <section className={`swot-part swot-${quadrant}`}>
      <Fieldset legend={t(quadrant)} hint={t(`${quadrant}Hint`)}>
        {rows.map((index) => (
          <EntryRow key={index} quadrant={quadrant} index={index} entry={entries[index]} />
        ))}
      </Fieldset>
    </section>
  );
}

type RowProps = { quadrant: Quadrant; index: number; entry: SwotEntry | undefined };

function EntryRow({ quadrant, index, entry }: RowProps) {
  const t = useTranslations("brands.swot");
  const name = `${quadrant}.${index}`;
  const code = entryCode(quadrant, index);
  return (
    <div className="swot-row">
      {entry ? <HiddenField name={`${name}.id`} value={entry.id} /> : null}
      <TextField
        name={`${name}.text`}
        label={`${code} ${t("text")}`}
        required={false}
        maxLength={ENTRY_MAX}
        defaultValue={entry?.text}
      />
      <TextArea
        name={`${name}.evidence`}
        label={`${code} ${t("evidence")}`}
        {...(index === 0 && !entry ? { hint: t("evidenceHint") } : {})}
        maxLength={EVIDENCE_MAX}
        rows={2}
        defaultValue={entry?.evidence}
      />
      <Disclosure summary={t("figure")} open={Boolean(entry?.figure)}>
        <FigurePart name={name} code={code} entry={entry} />
        {entry ? (
          <NumberField
            name={`${name}.position`}
            label={`${code} ${t("position")}`}
            min={1}
            max={99}
            defaultValue={index + 1}
          />
        ) : null}
      </Disclosure>
    </div>
  );
}

function FigurePart({ name, code, entry }: { name: string; code: string; entry: SwotEntry | undefined }) {
  const t = useTranslations("brands");
  return (
    <div className="fields fields-2">
      <SelectField
        name={`${name}.figure`}
        label={`${code} ${t("swot.figure")}`}
        placeholder={t("swot.noFigure")}
        options={KNOWN_FIGURES.map((one) => ({ value: one, label: t(`figures.${one}`) }))}
        defaultValue={entry?.figure?.code}
      />
      <MonthField
        name={`${name}.month`}
        label={`${code} ${t("swot.month")}`}
        max={thisMonth()}
        defaultValue={entry?.figure?.month ?? addMonths(thisMonth(), -1)}
      />
    </div>
  );
}
