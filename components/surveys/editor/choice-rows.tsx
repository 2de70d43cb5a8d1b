"use client";

import { FieldNotes } from "@/components/forms/field-frame";
import { useFormContext } from "@/components/forms/form-context";
import { fill } from "@/components/forms/form-labels";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { changeQuestion, LEVELS, OPTIONS, removeChoice } from "@/lib/surveys/rules/edits";
import type { Question, Words } from "@/lib/surveys/schema";
import { CellGroup } from "./cells";
import { at, useFullLabel, useTools } from "./editor-context";
import { cellName, type Place, useCell } from "./use-cell";
import { UNDO_ID } from "./use-editor";

type Chosen = Extract<Question, { kind: "scale" | "single" | "multiple" }>;

function choicesOf(question: Chosen): Words[] {
  return question.kind === "scale" ? question.levels : question.options;
}

function withChoices(question: Question, change: (choices: Words[]) => Words[]): Question {
  if (question.kind === "scale") return { ...question, levels: change(question.levels) };
  return "options" in question ? { ...question, options: change(question.options) } : question;
}

/** The levels of a scale from the worst to the best, or the options of a choice. */
export function ChoiceRows({ question }: { question: Chosen }) {
  const { labels, act } = useTools();
  const formId = useFormContext()?.formId;
  const scale = question.kind === "scale";
  const [part, limits, max] = scale ? (["levels", LEVELS, 20] as const) : (["options", OPTIONS, 80] as const);
  const choices = choicesOf(question);
  const place = { at: at.question(question.key), part };
  const add = () =>
    act({
      edit: (document) =>
        changeQuestion(document, question.key, (one) => withChoices(one, (old) => [...old, { zh: "", en: "" }])),
      focus: `${formId}-${cellName({ ...place, part: `${part}.${choices.length}.zh` })}`,
    });
  return (
    <CellGroup
      {...place}
      value={choices}
      legend={scale ? labels.levels : labels.options}
      hint={scale ? labels.levelsHint : labels.optionsHint}
    >
      <ol className="mt-1 grid gap-2">
        {choices.map((words, index) => (
          <ChoiceRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a choice is its place
            key={index}
            place={{ ...place, part: `${part}.${index}` }}
            question={question}
            index={index}
            words={words}
            max={max}
            removable={choices.length > limits.least}
          />
        ))}
      </ol>
      {choices.length < limits.most ? (
        <Button size="sm" variant="quiet" icon="plus" onClick={add}>
          {scale ? labels.addLevel : labels.addOption}
        </Button>
      ) : null}
    </CellGroup>
  );
}

type RowProps = { place: Place; question: Chosen; index: number; words: Words; max: number; removable: boolean };

function ChoiceRow({ place, question: { key, kind }, index, words, max, removable }: RowProps) {
  const { labels, act } = useTools();
  const label = fill(kind === "scale" ? labels.level : labels.option, { number: index + 1 });
  const change = (next: Words) =>
    act({
      edit: (document) =>
        changeQuestion(document, key, (one) =>
          withChoices(one, (old) => old.map((choice, at) => (at === index ? next : choice))),
        ),
    });
  const remove = () =>
    act({
      edit: (document) => removeChoice(document, key, index),
      said: fill(labels.choiceRemoved, { label }),
      focus: UNDO_ID,
    });
  return (
    <li className="flex items-start gap-2">
      <span className="num mt-3 w-5 flex-none text-end text-sm text-muted" aria-hidden="true">
        {index + 1}
      </span>
      <div className="grid min-w-0 flex-1 gap-x-2 sm:grid-cols-2">
        <Choice
          place={{ ...place, part: `${place.part}.zh` }}
          label={fill(labels.zh, { label })}
          value={words.zh}
          max={max}
          lang="zh-CN"
          required
          onChange={(zh) => change({ ...words, zh })}
        />
        <Choice
          place={{ ...place, part: `${place.part}.en` }}
          label={fill(labels.en, { label })}
          value={words.en}
          max={max}
          lang="en"
          onChange={(en) => change({ ...words, en })}
        />
      </div>
      <button
        type="button"
        className="btn btn-quiet btn-sm mt-1 flex-none"
        aria-label={fill(labels.removeChoice, { label })}
        onClick={remove}
        hidden={!removable}
      >
        <Icon name="close" />
      </button>
    </li>
  );
}

type ChoiceProps = {
  place: Place;
  label: string;
  value: string;
  max: number;
  lang: string;
  required?: boolean;
  onChange: (value: string) => void;
};

function Choice({ place, label, value, max, lang, required, onChange }: ChoiceProps) {
  const field = useCell(place, value);
  const fullLabel = useFullLabel(label);
  return (
    <div className={field.error ? "field field-wrong" : "field"}>
      <input
        {...field.aria}
        className="control"
        id={field.id}
        name={field.name}
        aria-label={label}
        data-label={fullLabel}
        type="text"
        value={value}
        maxLength={max}
        required={required}
        lang={lang}
        onChange={(event) => onChange(event.target.value)}
      />
      <FieldNotes field={field} />
    </div>
  );
}
