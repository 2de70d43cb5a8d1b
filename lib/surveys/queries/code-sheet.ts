import "server-only";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { listSheet } from "@/lib/core/files/list-sheet";
import type { SheetInput } from "@/lib/core/files/xlsx";
import type { MessageTranslator } from "@/lib/i18n/translate";
import { surveyAddress } from "../rules/address";
import { isCode, printedCode } from "../rules/codes";
import { MOST_CODES } from "../schema";
import { getRound } from "./round-detail";

type Given = {
  round: string;
  /** A line for each: the department's id and the code. */
  codes: string;
  origin: string;
};

/**
 * Codes that a page still shows, as a worksheet. Whether one was used is neither asked nor told: a list kept aside must
 * not become a way to see who has answered. Throws NOT_FOUND for anything but codes of departments of the round.
 */
export async function getCodeSheet(
  actor: Actor,
  { round: id, codes, origin }: Given,
  t: MessageTranslator,
): Promise<SheetInput> {
  const round = await getRound(actor, id);
  const names = new Map(round.departments.map((one) => [one.id, one.name]));
  const rows = codes.split(/\r?\n/).map((line) => {
    const [departmentId = "", code = ""] = line.split(" ");
    return { name: names.get(departmentId), code };
  });
  if (rows.length > MOST_CODES || rows.some(({ name, code }) => !name || !isCode(code))) {
    throw new AppError("NOT_FOUND", "core.error.notFound");
  }
  return listSheet(t, {
    name: t("surveys.code.sheetName", { title: round.title }),
    filters: [round.title],
    rows,
    columns: [
      { header: t("surveys.round.department"), width: 28, cell: ({ name = "" }) => name },
      { header: t("surveys.code.code"), width: 18, kind: "text", cell: ({ code }) => printedCode(code) },
      {
        header: t("surveys.channel.address"),
        width: 48,
        kind: "text",
        cell: ({ code }) => surveyAddress(origin, code),
      },
    ],
  });
}
