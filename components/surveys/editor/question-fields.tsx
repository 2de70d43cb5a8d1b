"use client";

import { fill } from "@/components/forms/form-labels";
import { asKind, changeQuestion } from "@/lib/surveys/rules/edits";
import type { Dimension, Question, QuestionKind } from "@/lib/surveys/schema";
import { CellGroup, CheckCell, NumberCell, SelectCell, WordsCell } from "./cells";
import { ChoiceRows } from "./choice-rows";
import { ConditionCell, type Leader } from "./condition-cell";
import { at, useTools } from "./editor-context";

type Props = { question: Question; leaders: readonly Leader[] };

function useChange({ key }: Question) {
  const { act } = useTools();
  return (change: (question: Question) => Question, said?: string) =>
    act({ edit: (document) => changeQuestion(document, key, change), ...(said === undefined ? {} : { said }) });
}

/** Everything of one question that can be changed. */
export function QuestionFields({ question, leaders }: Props) {
  const { labels, blanks } = useTools();
  const change = useChange(question);
  const place = at.question(question.key);
  const kinds = Object.entries(labels.kinds).map(([value, label]) => ({ value, label }));
  const choose = (value: string) => {
    const kind = value as QuestionKind;
    change((one) => asKind(one, kind, blanks), fill(labels.kindChanged, { kind: labels.kinds[kind] }));
  };
  return (
    <div className="grid gap-4">
      <WordsCell
        at={place}
        part="text"
        label={labels.text}
        value={question.text}
        max={200}
        long
        onChange={(text) => change((one) => ({ ...one, text }))}
      />
      <div className="fields fields-2">
        <SelectCell
          at={place}
          part="kind"
          label={labels.kind}
          value={question.kind}
          options={kinds}
          onChange={choose}
        />
        <DimensionCell question={question} />
      </div>
      <KindFields question={question} />
      <ConditionCell question={question} leaders={leaders} />
      <div className="choice-list choice-inline">
        <CheckCell
          at={place}
          part="required"
          label={labels.required}
          value={question.required}
          onChange={(required) => change((one) => ({ ...one, required }))}
        />
        {question.kind === "scale" ? (
          <CheckCell
            at={place}
            part="notApplicable"
            label={labels.notApplicable}
            value={question.notApplicable}
            onChange={(notApplicable) => change((one) => (one.kind === "scale" ? { ...one, notApplicable } : one))}
          />
        ) : null}
      </div>
    </div>
  );
}

function DimensionCell({ question }: { question: Question }) {
  const { labels, dimensions } = useTools();
  const change = useChange(question);
  if (question.kind !== "scale" && question.kind !== "text") return null;
  const none = question.kind === "text" ? [{ value: "", label: labels.noDimension }] : [];
  const choose = (value: string) =>
    change((one) => {
      const dimension = value as Dimension;
      if (one.kind === "scale") return { ...one, dimension };
      if (one.kind !== "text") return one;
      const { dimension: _, ...rest } = one;
      return value ? { ...rest, dimension } : rest;
    });
  return (
    <SelectCell
      at={at.question(question.key)}
      part="dimension"
      label={labels.dimension}
      value={question.dimension ?? ""}
      options={[...none, ...dimensions]}
      onChange={choose}
    />
  );
}

function KindFields({ question }: { question: Question }) {
  const { labels } = useTools();
  const change = useChange(question);
  const place = at.question(question.key);
  if (question.kind === "scale" || "options" in question) return <ChoiceRows question={question} />;
  if (question.kind !== "number") return null;
  const set = (part: Partial<typeof question>) => change((one) => (one.kind === "number" ? { ...one, ...part } : one));
  const { least, most, unit } = question;
  return (
    <CellGroup at={place} part="range" value={question} legend={labels.kinds.number}>
      <div className="fields fields-2">
        <NumberCell
          at={place}
          part="least"
          label={labels.least}
          value={least}
          onChange={(value) => set({ least: value })}
        />
        <NumberCell
          at={place}
          part="most"
          label={labels.most}
          value={most}
          onChange={(value) => set({ most: value })}
        />
      </div>
      <div className="mt-4">
        <WordsCell
          at={place}
          part="unit"
          label={labels.unit}
          value={unit}
          max={20}
          onChange={(next) => set({ unit: next })}
        />
      </div>
    </CellGroup>
  );
}
