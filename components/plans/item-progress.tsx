import { getTranslations } from "next-intl/server";
import { Asked } from "@/components/forms/asked";
import { CheckboxField } from "@/components/forms/choice-fields";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { NumberField, TextArea } from "@/components/forms/text-fields";
import { Card } from "@/components/ui/card";
import { Timeline } from "@/components/ui/timeline";
import { formatInstant, plainNumber } from "@/lib/i18n/format";
import { recordProgressAction } from "@/lib/plans/actions";
import type { ItemPage, ProgressEntry } from "@/lib/plans/queries/item-page";
import { PROGRESS_MAX } from "@/lib/plans/schema/items";
import { unitOf } from "./item-figure";
import { StrikeProgress } from "./progress-strike";
import type { Words } from "./roadmap-words";

type Props = { page: ItemPage; tells: boolean; words: Words };

/** What was told of the item, the newest first, and the form for more. */
export async function ItemProgress({ page, tells, words }: Props) {
  const t = await getTranslations("plans");
  const unit = unitOf(page.item, words);
  const items = page.progress.map((entry) => ({
    id: entry.id,
    title: <Entry entry={entry} unit={unit} />,
    meta: (
      <>
        {t("item.toldBy", { name: entry.actorName, time: formatInstant(entry.at, words.locale) })}
        {entry.fromReport ? <Source entry={entry} words={words} /> : null}
        {entry.struck ? <Struck struck={entry.struck} words={words} /> : null}
      </>
    ),
    actions: tells && entry.strikes ? <StrikeProgress id={entry.id} /> : undefined,
  }));
  return (
    <Card id="progress" title={t("item.progress")}>
      {tells ? <TellForm page={page} unit={unit} /> : null}
      {items.length > 0 ? (
        <div className={tells ? "mt-4" : undefined}>
          <Timeline items={items} label={t("item.progress")} />
        </div>
      ) : (
        <p className="text-muted">{t(tells ? "item.nothingToldYet" : "item.nothingTold")}</p>
      )}
    </Card>
  );
}

function Entry({ entry: { text, value, struck }, unit }: { entry: ProgressEntry; unit: string }) {
  const Told = struck ? "del" : "span";
  return (
    <Told>
      <span className="prose-text whitespace-pre-line">{text}</span>
      {value === null ? null : (
        <strong className="num">
          {" "}
          {plainNumber(value)} {unit}
        </strong>
      )}
    </Told>
  );
}

function Struck({
  struck: { at, byName, reason },
  words,
}: {
  struck: NonNullable<ProgressEntry["struck"]>;
  words: Words;
}) {
  const time = formatInstant(at, words.locale);
  return <span className="block">{words.t("item.struck", { name: byName, time, reason })}</span>;
}

function Source({ entry: { reportHref }, words }: { entry: ProgressEntry; words: Words }) {
  const text = words.t("item.fromReport");
  return (
    <>
      {" · "}
      {reportHref ? <a href={reportHref}>{text}</a> : text}
    </>
  );
}

async function TellForm({ page: { item }, unit }: { page: ItemPage; unit: string }) {
  const t = await getTranslations("plans");
  return (
    <Form id="tell" action={recordProgressAction} resetOnSuccess successMessage={t("item.told")}>
      <HiddenField name="id" value={item.id} />
      <TextArea
        name="text"
        label={t("field.progress")}
        hint={t("hint.progress")}
        required
        rows={3}
        maxLength={PROGRESS_MAX}
      />
      {item.measure === "number" ? (
        <NumberField name="value" label={t("field.value")} hint={t("hint.value")} step="any" min={0} unit={unit} />
      ) : null}
      <Asked name="over">
        <CheckboxField name="over" label={t("form.over")} />
      </Asked>
      <FormActions>
        <SubmitButton>{t("item.tell")}</SubmitButton>
      </FormActions>
    </Form>
  );
}
