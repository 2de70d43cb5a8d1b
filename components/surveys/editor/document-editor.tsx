"use client";

import { type KeyboardEvent, type ReactNode, useMemo, useSyncExternalStore } from "react";
import { useFormContext } from "@/components/forms/form-context";
import type { AutosaveLabels } from "@/components/forms/form-labels";
import { FormActions, SubmitButton } from "@/components/forms/submit-button";
import { Button, ButtonLink } from "@/components/ui/button";
import type { Locale } from "@/lib/i18n/locale";
import {
  addSection,
  type Blanks,
  type EditedDocument,
  editable,
  freshKey,
  MOST_SECTIONS,
} from "@/lib/surveys/rules/edits";
import type { QuestionnaireDocument } from "@/lib/surveys/schema";
import { CellGroup, WordsCell } from "./cells";
import { at, type DimensionOption, EditorContext, usePositions, useTools } from "./editor-context";
import { LastEdit, RecoveryNote } from "./editor-notices";
import type { EditorLabels } from "./labels";
import { SectionEditor } from "./section-editor";
import { cellName } from "./use-cell";
import { useEditor } from "./use-editor";
import { useKeptDocument } from "./use-kept-document";

type Props = {
  document: QuestionnaireDocument;
  labels: EditorLabels;
  words: AutosaveLabels & { save: string; done: string };
  locale: Locale;
  dimensions: DimensionOption[];
  blanks: Blanks;
  storageKey: string;
  version: string;
  doneHref: string;
  /** What stands here without scripts, and until they run. */
  children: ReactNode;
};

const never = () => () => {};

/** The questionnaire in the making, inside a form: it is sent as one field. */
export function DocumentEditor({ children, ...props }: Props) {
  const running = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return running ? <Editor {...props} /> : children;
}

/** Enter in a line of words would save the whole questionnaire. */
function holdEnter(event: KeyboardEvent<HTMLDivElement>): void {
  const line = event.target instanceof HTMLInputElement && event.target.type !== "checkbox";
  if (event.key === "Enter" && line && !event.ctrlKey && !event.metaKey) event.preventDefault();
}

function Editor(props: Omit<Props, "children">) {
  const { labels, words, locale, dimensions, blanks, storageKey, version, doneHref } = props;
  const { document, notice, act, undo } = useEditor(() => editable(props.document));
  const positions = usePositions(document);
  const put = (kept: EditedDocument) => act({ edit: () => kept });
  const kept = useKeptDocument({ document, storageKey, version, put });
  const tools = useMemo(
    () => ({ labels, locale, dimensions, blanks, act, positions }),
    [labels, locale, dimensions, blanks, act, positions],
  );
  return (
    <EditorContext value={tools}>
      <input type="hidden" name="document" data-written="" value={JSON.stringify(document)} readOnly />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only holds back what a key would do by itself */}
      <div className="grid grid-cols-1 gap-4" onKeyDown={holdEnter}>
        <RecoveryNote {...kept} words={words} />
        <Frame document={document} />
        {document.sections.map((section, index) => (
          <SectionEditor key={section.id} document={document} section={section} number={index + 1} />
        ))}
        <AddSection document={document} />
        <LastEdit notice={notice} undo={undo} />
      </div>
      <FormActions>
        <SubmitButton>{words.save}</SubmitButton>
        <ButtonLink href={doneHref} variant="quiet">
          {words.done}
        </ButtonLink>
        <Standing clean={kept.clean} />
      </FormActions>
    </EditorContext>
  );
}

/** Beside the button, because the page is long: whether everything is saved. */
function Standing({ clean }: { clean: boolean }) {
  const { labels } = useTools();
  const stored = useFormContext()?.state?.ok;
  const said = stored ? labels.saved : "";
  return (
    <span role="status" className="text-sm text-muted">
      {clean ? said : labels.unsaved}
    </span>
  );
}

/** What is said before the first question and after the last. */
function Frame({ document }: { document: EditedDocument }) {
  const { labels, act } = useTools();
  const part = (name: "intro" | "thanks") => (
    <WordsCell
      at={at.document}
      part={name}
      label={labels[name]}
      value={document[name]}
      max={400}
      long
      onChange={(words) => act({ edit: (one) => ({ ...one, [name]: words }) })}
    />
  );
  return (
    <section className="card" aria-labelledby="editor-texts">
      <div className="card-head">
        <h2 className="card-title" id="editor-texts">
          {labels.texts}
        </h2>
      </div>
      <div className="card-body grid gap-4">
        {part("intro")}
        {part("thanks")}
      </div>
    </section>
  );
}

function AddSection({ document }: { document: EditedDocument }) {
  const { labels, blanks, act } = useTools();
  const formId = useFormContext()?.formId;
  if (document.sections.length >= MOST_SECTIONS) return null;
  const add = () => {
    const id = freshKey(document, Math.random);
    const question = { ...blanks.scale, key: freshKey(document, Math.random) };
    const section = { id, title: { zh: "", en: "" }, questions: [question] };
    act({
      edit: (one) => addSection(one, section),
      focus: `${formId}-${cellName({ at: at.section(id), part: "title.zh" })}`,
    });
  };
  return (
    <CellGroup at={at.document} part="sections" value={document.sections}>
      <Button icon="plus" onClick={add}>
        {labels.addSection}
      </Button>
    </CellGroup>
  );
}
