import "server-only";
import type { Actor } from "@/lib/core/actor";
import { listSheet } from "@/lib/core/files/list-sheet";
import type { SheetInput } from "@/lib/core/files/xlsx";
import { today } from "@/lib/core/period";
import type { MessageTranslator } from "@/lib/i18n/translate";
import { dayFilter } from "@/lib/staff/schema";
import { SHARES, type ShareResult, type ShareRow, summarizeShares } from "./shares";

type Line = ShareRow & { share: ShareResult };

const isShareOfMembers = ({ key }: ShareResult) => SHARES.some((one) => one === key);

/** Everybody whom the shares of a day count or could count, one line for each person and share. */
export async function getShareSheet(
  actor: Actor,
  params: Record<string, string>,
  t: MessageTranslator,
): Promise<SheetInput> {
  const day = dayFilter.parse(params).day ?? today();
  const shares = await summarizeShares(actor, day);
  const rows = shares.flatMap((share) => share.rows.map((row): Line => ({ ...row, share })));
  const word = (key: string) => t(`staff.shares.${key}`);
  const counted = ({ share, counted: yes, others }: Line) =>
    isShareOfMembers(share) ? word(yes ? "memberYes" : "memberNo") : others.join(" · ");
  return listSheet(t, {
    name: word("title"),
    filters: [t("staff.shares.asOf", { day })],
    rows,
    columns: [
      { header: word("members"), width: 24, cell: ({ share }) => word(`share.${share.key}`) },
      {
        header: word("ofAll"),
        width: 14,
        cell: ({ share: { count, all } }) => t("staff.shares.count", { count, all }),
      },
      { header: "%", width: 8, numFmt: "0.0", cell: ({ share }) => share.percent },
      { header: word("name"), width: 12, cell: (row) => row.name },
      { header: word("department"), width: 20, cell: (row) => row.departmentName },
      { header: word("titles"), width: 30, cell: (row) => row.titles.join(" · ") },
      { header: word("counted"), width: 30, cell: counted },
    ],
  });
}
