"use client";

import { fill } from "@/components/forms/form-labels";
import { changeQuestion, leadingAnswers } from "@/lib/surveys/rules/edits";
import type { Question } from "@/lib/surveys/schema";
import { CellGroup, SelectCell } from "./cells";
import { at, spoken, useTools } from "./editor-context";

/** An earlier question that may decide who is asked, with its number. */
export type Leader = { number: number; question: Question };

const SHORT = 30;

/** Of whom the question is asked: of everybody, or by an earlier answer. */
export function ConditionCell({ question, leaders }: { question: Question; leaders: readonly Leader[] }) {
  const { labels, locale, act } = useTools();
  const { key, showIf } = question;
  const change = (next: Question["showIf"]) =>
    act({
      edit: (document) =>
        changeQuestion(document, key, ({ showIf: _, ...one }) => (next ? { ...one, showIf: next } : one)),
    });
  const choose = (leader: string) => {
    const found = leaders.find((one) => one.question.key === leader);
    const first = found && leadingAnswers(found.question)[0];
    change(first ? { question: leader, answers: [first.value] } : undefined);
  };
  if (leaders.length === 0) return null;
  const place = at.question(key);
  const leader = leaders.find((one) => one.question.key === showIf?.question);
  const options = leaders.map((one) => ({
    value: one.question.key,
    label: fill(labels.onlyAfter, { number: one.number, text: spoken(one.question.text, locale).slice(0, SHORT) }),
  }));
  return (
    <CellGroup at={place} part="showIf" value={showIf}>
      <SelectCell
        at={place}
        part="showIf.question"
        label={labels.showIf}
        value={showIf?.question ?? ""}
        options={[{ value: "", label: labels.everybody }, ...options]}
        onChange={choose}
      />
      {showIf && leader ? <Answers showIf={showIf} leader={leader} change={change} /> : null}
    </CellGroup>
  );
}

type Condition = NonNullable<Question["showIf"]>;
type AnswersProps = { showIf: Condition; leader: Leader; change: (next: Condition) => void };

function Answers({ showIf, leader, change }: AnswersProps) {
  const { labels, locale } = useTools();
  const toggle = (value: number, chosen: boolean) => {
    const answers = chosen ? [...showIf.answers, value] : showIf.answers.filter((answer) => answer !== value);
    // The last one stays ticked: a condition that nobody meets asks nobody.
    if (answers.length > 0) change({ ...showIf, answers: answers.sort((a, b) => a - b) });
  };
  return (
    <fieldset className="mt-2">
      <legend className="text-sm text-muted">{labels.answers}</legend>
      <div className="choice-list choice-inline">
        {leadingAnswers(leader.question).map(({ value, label }) => (
          <label key={value} className="choice">
            <input
              type="checkbox"
              checked={showIf.answers.includes(value)}
              onChange={(event) => toggle(value, event.target.checked)}
            />
            <span>{spoken(label, locale)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
