import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { SheetInput } from "@/lib/core/files/xlsx";
import type { MessageTranslator } from "@/lib/i18n/translate";
import { listMembers } from "../queries";
import { memberFilters } from "../schema";

const MOST = 50_000;

/** The filtered list of members as a worksheet, in the reader's words. */
export async function getMemberSheet(
  actor: Actor,
  params: Record<string, string>,
  t: MessageTranslator,
): Promise<SheetInput> {
  const filters = memberFilters.parse(params);
  const { rows } = await listMembers(actor, { ...filters, page: 1 }, MOST);
  const header = (key: string, width: number) => ({ header: t(`members.${key}`), width });
  return {
    name: t("members.export.sheet"),
    about: [],
    columns: [
      header("name", 12),
      header("stageLabel", 14),
      header("branch", 20),
      header("group", 14),
      header("department", 18),
      header("jobTitle", 14),
      header("fullOn", 12),
      header("vote", 8),
    ],
    rows: rows.map((row) => [
      row.name,
      t(`members.stage.${row.stage}`),
      row.branchName,
      row.groupName,
      row.departmentName,
      row.title,
      row.fullOn,
      t(row.voting ? "members.voteYes" : "members.voteNo"),
    ]),
  };
}
