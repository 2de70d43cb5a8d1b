import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { SheetInput } from "@/lib/core/files/xlsx";
import { clock, dayOf, timeOf } from "@/lib/core/period";
import type { MessageTranslator } from "@/lib/i18n/translate";
import { listBranchOptions } from "@/lib/organisation/queries/branches";
import { memberFilters } from "../schema";
import { listMembers } from "./member-list";

const MOST = 50_000;

/** The filtered list of members as a worksheet, in the reader's words. */
export async function getMemberSheet(
  actor: Actor,
  params: Record<string, string>,
  t: MessageTranslator,
): Promise<SheetInput> {
  const filters = memberFilters.parse(params);
  const [{ rows, total }, branches] = await Promise.all([
    listMembers(actor, { ...filters, page: 1 }, MOST),
    listBranchOptions(actor, "member.read"),
  ]);
  const branchName = branches.find((branch) => branch.id === filters.branch)?.name;
  const { q, stage, state, who, sex, education } = filters;
  const words = [
    q,
    branchName,
    stage && t(`members.stage.${stage}`),
    state && t(`members.state.${state}`),
    who && t(`members.who.${who}`),
    sex && t(`staff.sex.${sex}`),
    education && t(`staff.education.${education}`),
  ].filter(Boolean);
  const now = clock.now();
  const header = (key: string, width: number) => ({ header: t(`members.${key}`), width });
  return {
    name: t("members.export.sheet"),
    about: [
      [t("members.export.filters"), words.join(" · ") || t("members.export.noFilters")],
      [t("members.export.total"), String(total)],
      [t("members.export.asOf"), `${dayOf(now)} ${timeOf(now)}`],
    ],
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
