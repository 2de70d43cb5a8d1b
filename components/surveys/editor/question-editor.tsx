"use client";

import { memo, useEffect, useState } from "react";
import { fill } from "@/components/forms/form-labels";
import { Tag } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { moveQuestion, removeQuestion } from "@/lib/surveys/rules/edits";
import type { Question } from "@/lib/surveys/schema";
import type { Leader } from "./condition-cell";
import { at, spoken, useTools, Whose } from "./editor-context";
import { MoveButtons } from "./move-buttons";
import { QuestionFields } from "./question-fields";
import { useTrouble } from "./use-cell";
import { UNDO_ID } from "./use-editor";

type Props = { question: Question; number: number; total: number; leaders: readonly Leader[] };

/** One question: a line that opens to its fields. What is found wrong in it opens it. */
function QuestionLine({ question, number, total, leaders }: Props) {
  const { labels, act } = useTools();
  const { key } = question;
  const [open, setOpen] = useState(question.text.zh === "");
  const wrong = useTrouble(at.question(key));
  useEffect(() => {
    if (wrong) setOpen(true);
  }, [wrong]);
  const body = `question-${key}-fields`;
  const remove = () =>
    act({
      edit: (document) => removeQuestion(document, key),
      said: fill(labels.questionRemoved, { number }),
      focus: UNDO_ID,
    });
  return (
    <li className="rounded border border-line bg-surface">
      <div className="flex items-start gap-1 p-1">
        <button
          type="button"
          className="flex min-h-11 min-w-0 flex-1 items-start gap-2 rounded px-2 py-2 text-start"
          aria-expanded={open}
          aria-controls={body}
          onClick={() => setOpen(!open)}
        >
          <span className="mt-1 flex-none">
            <Icon name={open ? "chevron-down" : "chevron"} size={14} />
          </span>
          <Summary question={question} number={number} wrong={wrong} />
        </button>
        <MoveButtons
          id={`question-${key}`}
          up={fill(labels.moveUp, { number })}
          down={fill(labels.moveDown, { number })}
          first={number === 1}
          last={number === total}
          said={(by) => fill(labels.moved, { number: number + by })}
          edit={(by) => (document) => moveQuestion(document, key, by)}
        />
      </div>
      <div id={body} hidden={!open} className="border-t border-line p-3">
        <Whose value={fill(labels.question, { number })}>
          <QuestionFields question={question} leaders={leaders} />
        </Whose>
        <div className="mt-3">
          <Button variant="quiet" size="sm" icon="trash" onClick={remove} aria-disabled={total === 1 || undefined}>
            {labels.removeQuestion}
          </Button>
        </div>
      </div>
    </li>
  );
}

function Summary({ question, number, wrong }: Pick<Props, "question" | "number"> & { wrong: boolean }) {
  const { labels, locale, dimensions } = useTools();
  const dimension = "dimension" in question && dimensions.find(({ value }) => value === question.dimension)?.label;
  return (
    <span className="min-w-0">
      <span className="num text-muted">{number}. </span>
      {spoken(question.text, locale) || labels.untitled}
      <span className="mt-1 flex flex-wrap items-center gap-1 text-xs">
        {wrong ? <Icon name="err" size={14} /> : null}
        <Tag>{labels.kinds[question.kind]}</Tag>
        {dimension ? <Tag>{dimension}</Tag> : null}
        {question.required ? null : <Tag>{labels.optional}</Tag>}
        {question.showIf ? <Tag>{labels.condition}</Tag> : null}
      </span>
    </span>
  );
}

function sameLeaders(one: readonly Leader[], other: readonly Leader[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ number, question }, index) => {
      const twin = other[index];
      return twin?.number === number && twin.question === question;
    })
  );
}

/** Drawn again only when it changed: a questionnaire has up to 60 of them, and somebody types in one. */
export const QuestionEditor = memo(
  QuestionLine,
  (before, after) =>
    before.question === after.question &&
    before.number === after.number &&
    before.total === after.total &&
    sameLeaders(before.leaders, after.leaders),
);
