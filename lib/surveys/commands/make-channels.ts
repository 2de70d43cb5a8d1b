import "server-only";
import { randomBytes } from "node:crypto";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { TOKEN_LENGTH, tokenOf } from "../rules/codes";
import type { ChannelKind } from "../schema";

type Channel = { kind: ChannelKind; departmentId: string | null };

async function insert(tx: Tx, { hospitalId }: Actor, roundId: string, channels: readonly Channel[]): Promise<void> {
  const data = channels.map((one) => ({ hospitalId, roundId, ...one, token: tokenOf(randomBytes(TOKEN_LENGTH)) }));
  await tx.surveyChannel.createMany({ data });
}

/** A poster and a tablet of each department. */
export async function addChannels(tx: Tx, actor: Actor, roundId: string, departmentIds: string[]): Promise<void> {
  const kinds = ["poster", "tablet"] as const;
  const channels = departmentIds.flatMap((departmentId) => kinds.map((kind) => ({ kind, departmentId })));
  await insert(tx, actor, roundId, channels);
}

/** The one address of the round at which respondents choose their department. */
export async function addLink(tx: Tx, actor: Actor, roundId: string): Promise<void> {
  await insert(tx, actor, roundId, [{ kind: "link", departmentId: null }]);
}
