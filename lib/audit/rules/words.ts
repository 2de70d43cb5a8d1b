import type { MessageParams } from "@/lib/core/errors";
import { type Day, instantFrom } from "@/lib/core/period";
import type { Json } from "../rules";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOST_ITEMS = 12;

export type AuditWords = {
  action: (action: string) => string;
  subject: (subject: string) => string;
  field: (path: string) => string;
  /** A stored value as a person reads it; `path` decides what its words mean. */
  value: (path: string, value: Json) => string;
};

const last = (path: string) => path.split(".").at(-1) ?? path;

/** What says a key of the trail's words; null where there is none for it. */
export type Say = (key: string, params?: MessageParams) => string | null;

/** A reader's language: its words, and how it writes times. */
export type Speech = { lookup: Say; day: (day: Day) => string; instant: (instant: Date) => string };

/** The trail keeps codes and ids, so that it never changes; these are their words and names of today. */
export function auditWords({ lookup, ...times }: Speech, names: Record<string, string>): AuditWords {
  const t = (key: string, params?: MessageParams) => lookup(key, params) ?? key;
  const field = (path: string) => lookup(`field.${last(path)}`) ?? last(path);

  const word = (path: string, text: string): string => {
    if (text === "") return t("blank");
    if (UUID.test(text)) return names[text] ?? t("unnamed", { id: text.slice(0, 8) });
    return timeOf(text, times) ?? enumWord(lookup, path, text) ?? text;
  };
  const list = (path: string, items: Json[]): string => {
    if (items.length === 0) return t("nothing");
    const shown = items.slice(0, MOST_ITEMS).map((item) => value(path, item));
    const more = items.length > MOST_ITEMS ? t("more", { count: items.length }) : "";
    return shown.join(t("semicolon")) + more;
  };
  const parts = (content: { [key: string]: Json }): string =>
    Object.entries(content)
      .filter(([, part]) => part !== null)
      .map(([key, part]) => t("pair", { name: field(key), value: value(key, part) }))
      .join(t("comma"));
  const plain = (content: Json): string => {
    if (content === null) return t("nothing");
    return typeof content === "boolean" ? t(content ? "yes" : "no") : String(content);
  };
  const value = (path: string, content: Json): string => {
    if (typeof content === "string") return word(path, content);
    if (Array.isArray(content)) return list(path, content);
    return typeof content === "object" && content !== null ? parts(content) : plain(content);
  };

  return {
    action: (action) => lookup(`action.${action}`) ?? action,
    subject: (subject) => lookup(`subject.${subject}`) ?? subject,
    field,
    value,
  };
}

function timeOf(text: string, { day, instant }: Omit<Speech, "lookup">): string | null {
  if (INSTANT.test(text)) return instant(instantFrom(text));
  return DAY.test(text) ? day(text) : null;
}

/** Only fields that hold a choice are looked up: somebody's username may be `leader`. */
function enumWord(lookup: Say, path: string, text: string): string | null {
  return /^[A-Za-z]+$/.test(text) ? lookup(`value.${last(path)}.${text}`) : null;
}
