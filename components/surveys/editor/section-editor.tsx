"use client";

import { useState } from "react";
import { useFormContext } from "@/components/forms/form-context";
import { fill } from "@/components/forms/form-labels";
import { Button } from "@/components/ui/button";
import { questionsOf } from "@/lib/surveys/rules/answers";
import {
  addQuestion,
  changeSection,
  type EditedDocument,
  type EditedSection,
  freshKey,
  leadersOf,
  MOST_IN_SECTION,
  MOST_QUESTIONS,
  moveSection,
  removeSection,
} from "@/lib/surveys/rules/edits";
import type { Question, QuestionKind } from "@/lib/surveys/schema";
import { WordsCell } from "./cells";
import type { Leader } from "./condition-cell";
import { at, useTools, Whose } from "./editor-context";
import { MoveButtons } from "./move-buttons";
import { QuestionEditor } from "./question-editor";
import { cellName } from "./use-cell";
import { UNDO_ID } from "./use-editor";

type Props = { document: EditedDocument; section: EditedSection; number: number };

export function SectionEditor({ document, section, number }: Props) {
  const { labels, act } = useTools();
  const { id } = section;
  const sections = document.sections.length;
  const all = questionsOf(document);
  const numberOf = (question: Question) => all.indexOf(question) + 1;
  const leaders = ({ key }: Question): Leader[] =>
    leadersOf(document, key).map((question) => ({ number: numberOf(question), question }));
  const remove = () =>
    act({
      edit: (one) => removeSection(one, id),
      said: fill(labels.sectionRemoved, { number }),
      focus: UNDO_ID,
    });
  return (
    <section className="card" aria-labelledby={`section-${id}-title`}>
      <div className="card-head">
        <h2 className="card-title" id={`section-${id}-title`}>
          {fill(labels.section, { number })}
        </h2>
        <MoveButtons
          id={`section-${id}`}
          up={fill(labels.moveSectionUp, { number })}
          down={fill(labels.moveSectionDown, { number })}
          first={number === 1}
          last={number === sections}
          said={(by) => fill(labels.sectionMoved, { number: number + by })}
          edit={(by) => (one) => moveSection(one, id, by)}
        />
      </div>
      <div className="card-body grid gap-4">
        <Whose value={fill(labels.section, { number })}>
          <WordsCell
            at={at.section(id)}
            part="title"
            label={labels.sectionTitle}
            value={section.title}
            max={60}
            onChange={(title) => act({ edit: (one) => changeSection(one, id, (own) => ({ ...own, title })) })}
          />
        </Whose>
        <ol className="grid gap-2">
          {section.questions.map((question) => (
            <QuestionEditor
              key={question.key}
              question={question}
              number={numberOf(question)}
              total={all.length}
              leaders={leaders(question)}
            />
          ))}
        </ol>
        <AddQuestion document={document} section={section} />
      </div>
      {sections > 1 ? (
        <div className="card-foot">
          <Button variant="quiet" size="sm" icon="trash" onClick={remove}>
            {labels.removeSection}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

/** The dimension of the question before it, which the next one often shares. */
function likeTheLast(blank: Question, { questions }: EditedSection): Question {
  const last = questions.findLast(({ kind }) => kind === "scale");
  return blank.kind === "scale" && last?.kind === "scale" ? { ...blank, dimension: last.dimension } : blank;
}

function AddQuestion({ document, section }: Omit<Props, "number">) {
  const { labels, blanks, act } = useTools();
  const formId = useFormContext()?.formId;
  const [kind, setKind] = useState<QuestionKind>("scale");
  const full = questionsOf(document).length >= MOST_QUESTIONS || section.questions.length >= MOST_IN_SECTION;
  const add = () => {
    const key = freshKey(document, Math.random);
    act({
      edit: (one) => addQuestion(one, section.id, { ...likeTheLast(blanks[kind], section), key }),
      focus: `${formId}-${cellName({ at: at.question(key), part: "text.zh" })}`,
    });
  };
  if (full) return <p className="text-sm text-muted">{labels.full}</p>;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <select
        className="control control-select mt-0 w-auto"
        aria-label={labels.kind}
        value={kind}
        onChange={(event) => setKind(event.target.value as QuestionKind)}
      >
        {Object.entries(labels.kinds).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <Button icon="plus" onClick={add}>
        {labels.addQuestion}
      </Button>
    </div>
  );
}
