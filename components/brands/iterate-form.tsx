import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { CheckboxGroup } from "@/components/forms/choice-fields";
import { MonthField } from "@/components/forms/date-fields";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { TextArea, TextField } from "@/components/forms/text-fields";
import { ButtonLink } from "@/components/ui/button";
import { mergeBrandsAction, retireBrandAction, reviseBrandAction } from "@/lib/brands/actions";
import type { BrandDetail } from "@/lib/brands/queries";
import { NAME_MAX, REASON_MAX, SLOGAN_MAX } from "@/lib/brands/schema";
import type { Succession } from "@/lib/brands/schema/succession";
import { type Month, thisMonth } from "@/lib/core/period";
import { useBrandWords } from "./brand-words";

type Props = {
  brand: BrandDetail;
  kind: Succession;
  /** The first month in which a next iteration may begin. */
  earliest: Month;
  /** Living brands that it may be merged with. */
  others: readonly BrandDetail[];
};

/** A brand goes on as another, together with others, or ends. */
export function IterateForm({ kind, ...rest }: Props) {
  if (kind === "merge") return <MergeForm {...rest} />;
  return kind === "retire" ? <RetireForm {...rest} /> : <ReviseForm {...rest} />;
}

type FrameProps = {
  id: Succession;
  action: ComponentProps<typeof Form>["action"];
  brand: BrandDetail;
  lead: string;
  children: ReactNode;
};

function Frame({ id, action, brand, lead, children }: FrameProps) {
  const t = useTranslations("brands");
  return (
    <Form id={id} action={action}>
      <HiddenField name="id" value={brand.id} />
      <HiddenField name="version" value={brand.version} />
      <p className="prose-text">{lead}</p>
      {children}
      <TextArea
        name="reason"
        label={t("iterate.reason")}
        hint={t("iterate.reasonHint")}
        required
        rows={2}
        maxLength={REASON_MAX}
      />
      <FormActions>
        <SubmitButton>{t(`iterate.${id}Do`)}</SubmitButton>
        <ButtonLink href={`/brands/${brand.id}`} variant="quiet">
          {t("cancel")}
        </ButtonLink>
      </FormActions>
    </Form>
  );
}

function FromMonth({ earliest }: { earliest: Month }) {
  const t = useTranslations("brands.iterate");
  const words = useBrandWords();
  return (
    <MonthField
      name="fromMonth"
      label={t("fromMonth")}
      hint={t("fromMonthHint", { month: words.month(earliest) })}
      required
      min={earliest}
      defaultValue={earliest}
    />
  );
}

type PartProps = Omit<Props, "kind">;

function ReviseForm({ brand, earliest }: PartProps) {
  const t = useTranslations("brands.iterate");
  return (
    <Frame id="revise" action={reviseBrandAction} brand={brand} lead={t("reviseLead")}>
      <FromMonth earliest={earliest} />
    </Frame>
  );
}

function MergeForm({ brand, earliest, others }: PartProps) {
  const t = useTranslations("brands.iterate");
  if (others.length === 0) return <p>{t("noOthers")}</p>;
  return (
    <Frame
      id="merge"
      action={mergeBrandsAction}
      brand={brand}
      lead={t("mergeLead", { name: brand.name, branch: brand.branchName })}
    >
      <CheckboxGroup
        name="brandIds"
        legend={t("brandIds")}
        required
        options={others.map(({ id, name, branchName }) => ({
          value: id,
          label: t("option", { name, branch: branchName }),
        }))}
      />
      <TextField name="name" label={t("mergedName")} required maxLength={NAME_MAX} defaultValue={brand.name} />
      <TextField name="slogan" label={t("mergedSlogan")} required maxLength={SLOGAN_MAX} defaultValue={brand.slogan} />
      <FromMonth earliest={earliest} />
    </Frame>
  );
}

function RetireForm({ brand }: PartProps) {
  const t = useTranslations("brands");
  return (
    <Frame id="retire" action={retireBrandAction} brand={brand} lead={t("iterate.retireLead")}>
      <MonthField
        name="toMonth"
        label={t("fields.lastMonth")}
        required
        min={brand.fromMonth}
        defaultValue={thisMonth()}
      />
    </Frame>
  );
}
