import { useTranslations } from "next-intl";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import type { MessageTranslator } from "@/lib/i18n/translate";
import type { ImportLine } from "@/lib/imports/queries/import-rows";
import type { ImportKind, ImportOutcome } from "@/lib/imports/schema";
import { useImportWords } from "./import-words";

type Props = {
  kind: ImportKind;
  outcome: ImportOutcome;
  rows: ImportLine[];
  /** Translates the full keys of mistakes, which arrive as data. */
  translate: MessageTranslator;
};

/** The rows of one outcome by Excel's own numbers: what is new, what changes, or what is wrong in which cell. */
export function RowTable({ kind, outcome, rows, translate }: Props) {
  const t = useTranslations("imports");
  const words = useImportWords(kind);
  const saying = ({ outcome: found, changes, problems }: ImportLine): string[] => {
    if (found === "wrong") {
      return problems.map(({ field, key, params }) =>
        t("rows.pair", { field: field ? words.field(field) : t("rows.whole"), text: translate(key, params) }),
      );
    }
    if (found === "changed") return changes.map(words.change);
    return changes.length > 0 ? [changes.map(words.added).join(t("rows.semicolon"))] : [t(`outcome.${found}`)];
  };
  const columns: Column<ImportLine>[] = [
    {
      key: "row",
      header: t("rows.place"),
      cell: ({ row }) => <span className="num">{t("rows.number", { row })}</span>,
      phone: "side",
    },
    { key: "about", header: t("rows.about"), cell: (line) => line.label || t("rows.blank"), phone: "title" },
    {
      key: "what",
      header: t(outcome === "wrong" ? "rows.wrong" : "rows.what"),
      cell: (line) => (
        <ul>
          {saying(line).map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      ),
    },
  ];
  return (
    <DataTable
      caption={t("rows.title")}
      columns={columns}
      rows={rows}
      rowKey={(line) => String(line.row)}
      empty={<EmptyState kind="nothing" title={t("rows.none")} text="" />}
    />
  );
}
