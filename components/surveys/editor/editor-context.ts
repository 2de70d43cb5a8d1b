"use client";

import { createContext, useContext, useState } from "react";
import { useFormContext } from "@/components/forms/form-context";
import { fill } from "@/components/forms/form-labels";
import type { Locale } from "@/lib/i18n/locale";
import type { Blanks, EditedDocument } from "@/lib/surveys/rules/edits";
import type { Dimension, Words } from "@/lib/surveys/schema";
import type { EditorLabels } from "./labels";
import type { Act } from "./use-editor";

export type DimensionOption = { value: Dimension; label: string };

export type EditorTools = {
  labels: EditorLabels;
  locale: Locale;
  dimensions: DimensionOption[];
  blanks: Blanks;
  act: (act: Act) => void;
  /** Where sections and questions stood in the document that was sent last: the server's errors say it so. */
  positions: ReadonlyMap<string, string>;
};

export const EditorContext = createContext<EditorTools | null>(null);

export function useTools(): EditorTools {
  const tools = useContext(EditorContext);
  if (!tools) throw new Error("outside of the editor");
  return tools;
}

/** Which question or section the fields below belong to, for the summary of errors. */
export const Whose = createContext("");

/** A field's name as the summary of errors says it. */
export function useFullLabel(label: string): string {
  const { labels } = useTools();
  const place = useContext(Whose);
  return place ? fill(labels.within, { place, label }) : label;
}

/** The reader's language, or the Chinese where the English was left out. */
export function spoken({ zh, en }: Words, locale: Locale): string {
  return locale === "en" && en ? en : zh;
}

/** What the editor calls a place, whatever stands before it. */
export const at = {
  document: "document",
  section: (id: string) => `section.${id}`,
  question: (key: string) => `question.${key}`,
};

function positionsOf({ sections }: EditedDocument): ReadonlyMap<string, string> {
  const positions = new Map<string, string>();
  sections.forEach(({ id, questions }, section) => {
    positions.set(at.section(id), `document.sections.${section}`);
    questions.forEach(({ key }, index) => {
      positions.set(at.question(key), `document.sections.${section}.questions.${index}`);
    });
  });
  return positions;
}

/** Taken anew with every answer of the server, so that its errors stay with their fields when these move. */
export function usePositions(document: EditedDocument): ReadonlyMap<string, string> {
  const state = useFormContext()?.state;
  const [sent, setSent] = useState(() => ({ state, positions: positionsOf(document) }));
  if (sent.state === state) return sent.positions;
  const positions = positionsOf(document);
  setSent({ state, positions });
  return positions;
}
