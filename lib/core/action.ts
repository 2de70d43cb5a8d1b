import "server-only";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { rememberChoice } from "@/lib/i18n/remember-choice";
import { type MessageTranslator, requestTranslator } from "@/lib/i18n/translate";
import type { ActionState } from "./action-state";
import type { Actor } from "./actor";
import { type AuditDraft, appendAudit } from "./audit";
import { clearSessionCookie, findActor, setSessionCookie } from "./auth";
import { requestContext } from "./context";
import { db, type Tx } from "./db/client";
import { databaseFailure } from "./db/failure";
import { AppError, statusOf } from "./errors";
import { formTexts, formToObject } from "./form-data";
import { log } from "./log";
import type { Permission } from "./permissions";
import { limitRate } from "./rate-limit";
import { clientAddress } from "./request";
import { storedResult, storeResult } from "./submission";
import { parseInput } from "./validation";

/** What a command gives back: its data, and what the audit trail must say about it. */
export type Outcome<D> = {
  data: D;
  audit: AuditDraft[];
  /** Committed all the same, then shown as an error: a wrong password has to be counted. */
  failure?: AppError;
};

export type Command<I, D> = (tx: Tx, actor: Actor, input: I) => Promise<Outcome<D>>;

/** How a transaction ended; "unknown" when the connection was lost, perhaps in the middle of the commit. */
export type Fate = "committed" | "undone" | "unknown";

/** Work beside the transaction, such as stored files; `settle` hears afterwards how it ended. */
export type Prepared<R> = { input: R; settle: (fate: Fate) => Promise<void> };

export type ActionDefinition<S extends z.ZodType, D, R = z.output<S>> = {
  permission: Permission;
  input: S;
  /** Runs before the transaction opens: slow work must not hold a connection. */
  prepare?: (actor: Actor, input: z.output<S>) => Promise<Prepared<R>>;
  run: Command<R, D>;
  /** How long the transaction may take, in milliseconds, where that is more than others may. */
  timeout?: number;
  /** Starts a job once this is committed; the answer does not wait for it. */
  after?: (actor: Actor, data: D) => void;
  revalidate?: (data: D) => string[];
  /** Where the browser goes after success. */
  redirectTo?: (data: D) => string;
  /** Fields whose text is never sent back. */
  secret?: readonly string[];
  /** The result holds a secret: it is not kept for a second sending of the same form. */
  secretResult?: boolean;
};

export type PublicOutcome<D> = Outcome<D> & { hospitalId: string | null; actorId?: string; actorName: string };

export type PublicDefinition<S extends z.ZodType, D> = {
  input: S;
  run: (tx: Tx, input: z.output<S>) => Promise<PublicOutcome<D>>;
  /** Runs after the commit, still inside the request: sets cookies. */
  finish?: (data: D) => Promise<void>;
  redirectTo?: (data: D) => string;
  secret?: readonly string[];
};

/** What a public action may leave in the browser, for its `finish`. */
export const inBrowser = {
  keepSession: setSessionCookie,
  dropSession: clearSessionCookie,
  keepChoice: rememberChoice,
};

export type Action<I, D> = (previous: ActionState<D>, payload: FormData | I) => Promise<ActionState<D>>;

// biome-ignore lint/suspicious/noExplicitAny: the registry holds definitions of every shape; only the tests read it
const definitions = new WeakMap<object, ActionDefinition<any, any, any>>();

/** The definition behind an action, so that tests can run it as any actor. */
export function definitionOf(action: object) {
  return definitions.get(action);
}

/** Finds the actor again inside the action: a form rendered an hour ago proves nothing. */
async function presentActor(): Promise<Actor> {
  const actor = await findActor();
  if (!actor) throw new AppError("UNAUTHENTICATED", "core.error.signInAgain");
  return actor;
}

/**
 * The one door for writes: actor, permission, rate limit, input, one transaction with its audit entries, then
 * revalidation. Errors become results; the unknown is logged with an id that the user sees.
 */
export function defineAction<S extends z.ZodType, D, R = z.output<S>>(
  definition: ActionDefinition<S, D, R>,
): Action<z.input<S>, D> {
  const action: Action<z.input<S>, D> = async (_previous, payload) => {
    const state = await settle(payload, definition.secret, async () =>
      execute(definition, await presentActor(), payload),
    );
    if (!state?.ok) return state;
    for (const path of definition.revalidate?.(state.data) ?? []) revalidatePath(path);
    if (definition.redirectTo) redirect(definition.redirectTo(state.data));
    return state;
  };
  definitions.set(action, definition);
  return action;
}

/** Throws FORBIDDEN unless the actor holds the permission and has a password of their own. */
export function admit(actor: Actor, permission: Permission): void {
  if (!actor.permissions.has(permission)) throw new AppError("FORBIDDEN", "core.error.forbidden");
  if (actor.mustChangePassword && permission !== "account.own") {
    throw new AppError("FORBIDDEN", "core.error.changePasswordFirst");
  }
}

/** Runs a definition as an actor; throws AppError. */
export async function execute<S extends z.ZodType, D, R = z.output<S>>(
  definition: ActionDefinition<S, D, R>,
  actor: Actor,
  payload: unknown,
): Promise<D> {
  const { data, fresh } = await perform(definition, actor, payload);
  if (fresh) definition.after?.(actor, data);
  return data;
}

async function perform<S extends z.ZodType, D, R>(
  definition: ActionDefinition<S, D, R>,
  actor: Actor,
  payload: unknown,
): Promise<{ data: D; fresh: boolean }> {
  admit(actor, definition.permission);
  await limitRate("action", actor.userId);
  const input = parseInput(definition.input, payload instanceof FormData ? formToObject(payload) : payload);
  const key = payload instanceof FormData && !definition.secretResult ? payload.get("_key") : null;
  const prepared = await definition.prepare?.(actor, input);
  let fate: Fate = "undone";
  try {
    const work = (tx: Tx) => definition.run(tx, actor, prepared?.input ?? (input as R));
    const outcome = await once(actor, key, definition, work);
    if (outcome.fresh) fate = "committed";
    if (outcome.failure) throw outcome.failure;
    return outcome;
  } catch (error) {
    if (databaseFailure(error)?.code === "UNAVAILABLE") fate = "unknown";
    throw error;
  } finally {
    await prepared?.settle(fate).catch((error) => log.warn({ err: error }, "settling after an action"));
  }
}

/** One transaction with its audit entries; a form that was sent before gives its first result and is not fresh. */
function once<D>(actor: Actor, key: unknown, { timeout }: { timeout?: number }, run: (tx: Tx) => Promise<Outcome<D>>) {
  const work = async (tx: Tx): Promise<Outcome<D> & { fresh: boolean }> => {
    const earlier = await storedResult<D>(tx, actor, key);
    if (earlier) return { data: earlier.data, audit: [], fresh: false };
    const result = await run(tx);
    if (!result.failure) await storeResult(tx, actor, key, result.data);
    await appendAudit(tx, actor, result.audit, requestContext().id);
    return { ...result, fresh: true };
  };
  return db.$transaction(work, timeout ? { timeout } : {});
}

/** The door for people who are not signed in: limited by address instead of permission. */
export function definePublicAction<S extends z.ZodType, D>(definition: PublicDefinition<S, D>): Action<z.input<S>, D> {
  return async (_previous, payload) => {
    const state = await settle(payload, definition.secret, async () => {
      await limitRate("public", await clientAddress());
      const data = await executePublic(definition, payload);
      await definition.finish?.(data);
      return data;
    });
    if (state?.ok && definition.redirectTo) redirect(definition.redirectTo(state.data));
    return state;
  };
}

/** Runs a public definition; throws AppError. */
export async function executePublic<S extends z.ZodType, D>(
  definition: PublicDefinition<S, D>,
  payload: unknown,
): Promise<D> {
  const input = parseInput(definition.input, payload instanceof FormData ? formToObject(payload) : payload);
  const outcome = await db.$transaction(async (tx) => {
    const result = await definition.run(tx, input);
    if (result.hospitalId) {
      const author = { hospitalId: result.hospitalId, userId: result.actorId ?? null, name: result.actorName };
      await appendAudit(tx, author, result.audit, requestContext().id);
    }
    return result;
  });
  if (outcome.failure) throw outcome.failure;
  return outcome.data;
}

async function settle<D>(
  payload: unknown,
  secret: readonly string[] = [],
  run: () => Promise<D>,
): Promise<ActionState<D>> {
  try {
    return { ok: true, data: await run() };
  } catch (error) {
    const known = error instanceof AppError ? error : (databaseFailure(error) ?? unknown(error));
    requestContext().status = statusOf(known.code);
    const t = await requestTranslator();
    const values = payload instanceof FormData ? { values: formTexts(payload, secret) } : {};
    return { ok: false, code: known.code, ...messagesOf(known, t), ...values };
  }
}

function messagesOf(error: AppError, t: MessageTranslator) {
  const fieldErrors = error.fieldErrors
    ? Object.fromEntries(Object.entries(error.fieldErrors).map(([path, key]) => [path, t(key, error.params)]))
    : undefined;
  return { message: t(error.messageKey, error.params), ...(fieldErrors ? { fieldErrors } : {}) };
}

function unknown(error: unknown): AppError {
  const { id } = requestContext();
  log.error({ err: error, requestId: id }, "action failed");
  return new AppError("UNKNOWN", "core.error.unknown", { params: { id } });
}
