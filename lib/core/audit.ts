import { createHash } from "node:crypto";
import type { Tx } from "./db/client";
import { Prisma, type PrismaClient } from "./db/generated/client";
import { clock } from "./period";

/** What a command tells the audit trail about one change. */
export type AuditDraft = {
  /** Subject and verb, such as `report.approve`. */
  action: string;
  subject: string;
  subjectId: string;
  branchId?: string | undefined;
  before?: unknown;
  after?: unknown;
};

export type AuditAuthor = { hospitalId: string; userId: string | null; name: string };

type HashedFields = {
  hospitalId: string;
  seq: number;
  at: Date;
  actorId: string | null;
  actorName: string;
  action: string;
  subject: string;
  subjectId: string;
  branchId: string | null;
  before: unknown;
  after: unknown;
  requestId: string;
};

export const FIRST_HASH = "0".repeat(64);

/** JSON with sorted keys: jsonb does not keep the order in which keys were written. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(",")}}`;
  }
  return JSON.stringify(value ?? null);
}

/** SHA-256 (hex) over the entry before it and every field of this one. */
export function entryHash(prevHash: string, fields: HashedFields): string {
  const text = canonical({ ...fields, at: fields.at.toISOString() });
  return createHash("sha256").update(prevHash).update(text).digest("hex");
}

function plain(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}

/** Appends entries to the hospital's chain; the head row's lock lets one writer at a time link. */
export async function appendAudit(tx: Tx, author: AuditAuthor, drafts: AuditDraft[], requestId: string) {
  if (drafts.length === 0) return;
  const { hospitalId } = author;
  await tx.$executeRaw`INSERT INTO "AuditHead" ("hospitalId", seq, hash)
    VALUES (${hospitalId}::uuid, 0, ${FIRST_HASH}) ON CONFLICT DO NOTHING`;
  const [head] = await tx.$queryRaw<{ seq: number; hash: string }[]>`
    SELECT seq, hash FROM "AuditHead" WHERE "hospitalId" = ${hospitalId}::uuid FOR UPDATE`;
  if (!head) throw new Error("audit head is missing");
  let { seq, hash } = head;
  const rows = drafts.map((draft) => {
    seq += 1;
    const fields = {
      hospitalId,
      seq,
      at: clock.now(),
      actorId: author.userId,
      actorName: author.name,
      action: draft.action,
      subject: draft.subject,
      subjectId: draft.subjectId,
      branchId: draft.branchId ?? null,
      before: plain(draft.before),
      after: plain(draft.after),
      requestId,
    };
    const prevHash = hash;
    hash = entryHash(prevHash, fields);
    return { ...fields, prevHash, hash };
  });
  await tx.auditEntry.createMany({
    data: rows.map((row) => ({ ...row, before: json(row.before), after: json(row.after) })),
  });
  await tx.auditHead.update({ where: { hospitalId }, data: { seq, hash } });
}

function json(value: unknown) {
  return value === null ? Prisma.DbNull : (value as Prisma.InputJsonValue);
}

export type ChainFinding = { hospitalId: string; entries: number; head: string; brokenAt: number | null };

type Link = { seq: number; hash: string };

/** Follows one page of entries from a link; stops at the first that does not fit. */
function follow(
  link: Link,
  page: (HashedFields & { prevHash: string; hash: string })[],
): { link: Link; fits: boolean } {
  let last = link;
  for (const { prevHash, hash, ...fields } of page) {
    const fits = fields.seq === last.seq + 1 && prevHash === last.hash && entryHash(prevHash, fields) === hash;
    if (!fits) return { link: last, fits };
    last = { seq: fields.seq, hash };
  }
  return { link: last, fits: true };
}

/** Walks a hospital's chain from its first entry; `brokenAt` is the first sequence number that does not fit. */
export function verifyChain(client: PrismaClient, hospitalId: string): Promise<ChainFinding> {
  // One snapshot for the head and all pages: an entry written meanwhile is not a break.
  const snapshot = { isolationLevel: "RepeatableRead", timeout: 300_000 } as const;
  return client.$transaction((tx) => walkChain(tx, hospitalId), snapshot);
}

async function walkChain(tx: Tx, hospitalId: string): Promise<ChainFinding> {
  const head = await tx.auditHead.findUnique({ where: { hospitalId } });
  let link: Link = { seq: 0, hash: FIRST_HASH };
  let whole = true;
  for (let more = true; more && whole; ) {
    const where = { hospitalId, seq: { gt: link.seq } };
    const page = await tx.auditEntry.findMany({ where, orderBy: { seq: "asc" }, take: 1000 });
    ({ link, fits: whole } = follow(link, page));
    more = page.length === 1000;
  }
  const atHead = link.seq === (head?.seq ?? 0) && link.hash === (head?.hash ?? FIRST_HASH);
  return { hospitalId, entries: link.seq, head: link.hash, brokenAt: whole && atHead ? null : link.seq + 1 };
}
