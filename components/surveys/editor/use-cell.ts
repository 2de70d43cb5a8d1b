"use client";

import { useState } from "react";
import { useFormContext } from "@/components/forms/form-context";
import { type FieldState, useField } from "@/components/forms/use-field";
import { useTools } from "./editor-context";

export type Place = { at: string; part: string };

/** The name under which the browser's own checks report a field; it stays when the field moves. */
export function cellName({ at, part }: Place): string {
  // Names that begin so are never sent: the whole document goes as one field.
  return `_${at}.${part}`;
}

/**
 * One field of the document: its error from the server (by its path) until it is corrected, else from the browser.
 * The id is that of whichever reported it, because the summary of errors links to it.
 */
export function useCell(place: Place, value: unknown): FieldState & { name: string } {
  const { positions } = useTools();
  const form = useFormContext();
  const [judged, setJudged] = useState({ state: form?.state, value });
  if (judged.state !== form?.state) setJudged({ state: form?.state, value });
  const path = `${positions.get(place.at) ?? place.at}.${place.part}`;
  const name = cellName(place);
  const refused = form?.errors[path] !== undefined;
  const field = useField({ name: refused ? path : name, required: true });
  const corrected = refused && judged.state === form?.state && judged.value !== value;
  return { ...field, ...(corrected ? { error: undefined, aria: SOUND } : {}), name };
}

const SOUND: FieldState["aria"] = { "aria-invalid": undefined, "aria-describedby": undefined };

/** Whether anything of a place was found wrong, by the server or by the browser. */
export function useTrouble(at: string): boolean {
  const { positions } = useTools();
  const names = Object.keys(useFormContext()?.errors ?? {});
  const path = positions.get(at);
  return names.some((name) => name.startsWith(`_${at}.`) || (path !== undefined && name.startsWith(`${path}.`)));
}
