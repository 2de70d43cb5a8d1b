/** Everything a form says by itself, translated on the server. `{label}` and the like are filled in the browser. */
export type FormLabels = {
  optional: string;
  summary: string;
  errorWord: string;
  okWord: string;
  pending: string;
  unreachable: string;
  signIn: string;
  leave: string;
  conflictOpen: string;
  conflictTheirs: string;
  conflictBoth: string;
  conflictColon: string;
  conflictGoOn: string;
  conflictDone: string;
  required: string;
  tooSmall: string;
  tooLarge: string;
  tooShort: string;
  tooLong: string;
  badDate: string;
  badNumber: string;
  badFormat: string;
  fileTooLarge: string;
  fileType: string;
  filesChosen: string;
  count: string;
};

export type AutosaveLabels = {
  saving: string;
  saved: string;
  kept: string;
  restored: string;
  discard: string;
  older: string;
  restore: string;
  idle: string;
};

type Translate = { raw(key: string): unknown };

function pick<T extends Record<string, string>>(t: Translate, group: string, keys: (keyof T & string)[]): T {
  // Raw, because the placeholders are filled in the browser, where there is no next-intl.
  return Object.fromEntries(keys.map((key) => [key, String(t.raw(`${group}.${key}`))])) as T;
}

const FORM_KEYS: (keyof FormLabels)[] = [
  "optional",
  "summary",
  "errorWord",
  "okWord",
  "pending",
  "unreachable",
  "signIn",
  "leave",
  "conflictOpen",
  "conflictTheirs",
  "conflictBoth",
  "conflictColon",
  "conflictGoOn",
  "conflictDone",
  "required",
  "tooSmall",
  "tooLarge",
  "tooShort",
  "tooLong",
  "badDate",
  "badNumber",
  "badFormat",
  "fileTooLarge",
  "fileType",
  "filesChosen",
  "count",
];

const AUTOSAVE_KEYS: (keyof AutosaveLabels)[] = [
  "saving",
  "saved",
  "kept",
  "restored",
  "discard",
  "older",
  "restore",
  "idle",
];

/** `t` is the translator of the namespace "ui". */
export function formLabels(t: Translate): FormLabels {
  return pick<FormLabels>(t, "form", FORM_KEYS);
}

export function autosaveLabels(t: Translate): AutosaveLabels {
  return pick<AutosaveLabels>(t, "autosave", AUTOSAVE_KEYS);
}

export function fill(template: string, params: Record<string, string | number>): string {
  return template.replace(/\{(\w+)\}/g, (whole, key: string) => String(params[key] ?? whole));
}
