import type { QuestionKind } from "@/lib/surveys/schema";

const KEYS = [
  "texts",
  "intro",
  "thanks",
  "zh",
  "en",
  "section",
  "sectionTitle",
  "addSection",
  "removeSection",
  "moveSectionUp",
  "moveSectionDown",
  "question",
  "untitled",
  "text",
  "kind",
  "addQuestion",
  "removeQuestion",
  "moveUp",
  "moveDown",
  "dimension",
  "noDimension",
  "required",
  "notApplicable",
  "levels",
  "levelsHint",
  "level",
  "addLevel",
  "options",
  "optionsHint",
  "option",
  "addOption",
  "removeChoice",
  "least",
  "most",
  "unit",
  "showIf",
  "everybody",
  "onlyAfter",
  "answers",
  "condition",
  "optional",
  "sectionRemoved",
  "questionRemoved",
  "kindChanged",
  "choiceRemoved",
  "moved",
  "sectionMoved",
  "dropped",
  "undo",
  "full",
  "saved",
  "unsaved",
  "within",
] as const;

const KINDS: QuestionKind[] = ["scale", "single", "multiple", "number", "text", "recommendation"];

/** Everything the editor says by itself; `{number}` and the like are filled in the browser. */
export type EditorLabels = Record<(typeof KEYS)[number], string> & { kinds: Record<QuestionKind, string> };

type Translate = { raw(key: string): unknown };

/** `t` is the translator of `surveys.question`. */
export function editorLabels(t: Translate): EditorLabels {
  const said = Object.fromEntries(KEYS.map((key) => [key, String(t.raw(`editor.${key}`))]));
  const kinds = Object.fromEntries(KINDS.map((kind) => [kind, String(t.raw(`kind.${kind}`))]));
  return { ...said, kinds } as EditorLabels;
}
