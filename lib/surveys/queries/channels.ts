import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { seesAllRounds } from "../policy";
import type { ChannelKind } from "../schema";
import type { RoundDetail } from "./round-detail";

export type ChannelRow = {
  id: string;
  kind: ChannelKind;
  token: string;
  /** Null: the respondent chooses. */
  department: { id: string; name: string } | null;
};

/** Public addresses of a round: of the departments that `round` brings along, and for all of them the link. */
export async function listChannels(actor: Actor, { id, departments }: RoundDetail): Promise<ChannelRow[]> {
  const rows = await db.surveyChannel.findMany({
    where: { hospitalId: actor.hospitalId, roundId: id },
    select: { id: true, kind: true, token: true, departmentId: true },
  });
  const link = seesAllRounds(actor) ? rows.filter(({ departmentId }) => departmentId === null) : [];
  const own = departments.flatMap((department) =>
    rows
      .filter(({ departmentId }) => departmentId === department.id)
      .map((row) => ({ ...row, department: { id: department.id, name: department.name } })),
  );
  return [...link.map((row) => ({ ...row, department: null })), ...own].map(({ departmentId: _, ...row }) => row);
}
