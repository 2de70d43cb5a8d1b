import "server-only";
import type { Actor } from "@/lib/core/actor";
import { listSheet } from "@/lib/core/files/list-sheet";
import type { SheetInput } from "@/lib/core/files/xlsx";
import type { MessageTranslator } from "@/lib/i18n/translate";
import { citationOf, type Rule } from "../rules";
import { listRules } from "./hospital";

/** The rules that hold today, each with number, source and article, and whether it was checked, as a worksheet. */
export async function getRuleSheet(
  actor: Actor,
  _params: Record<string, string>,
  t: MessageTranslator,
): Promise<SheetInput> {
  const word = (key: string, params?: Record<string, string | number>) => t(`organisation.rule.${key}`, params);
  const stateOf = ({ confirmed, original, reason }: Rule) =>
    [
      word(confirmed ? "confirmed" : "unconfirmed"),
      original !== null && word("overridden", { original, reason: reason ?? "" }),
    ]
      .filter(Boolean)
      .join(" · ");
  return listSheet(t, {
    name: word("title"),
    filters: [],
    rows: await listRules(actor),
    columns: [
      { header: word("name"), width: 36, cell: (rule) => word(`key.${rule.key}`) },
      { header: word("value"), width: 16, cell: (rule) => word(`unit.${rule.unit}`, { value: rule.value }) },
      { header: word("source"), width: 44, cell: citationOf },
      { header: word("effectiveOn"), width: 12, kind: "day", cell: (rule) => rule.effectiveOn },
      { header: word("state"), width: 30, cell: stateOf },
    ],
  });
}
