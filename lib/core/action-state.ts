import type { ErrorCode } from "./errors";

export type FormValues = Record<string, string | string[]>;

export type ActionFailure = {
  ok: false;
  code: ErrorCode;
  message: string;
  fieldErrors?: Record<string, string>;
  values?: FormValues;
};

export type ActionState<D = unknown> = null | { ok: true; data: D } | ActionFailure;

export type FormAction<D = unknown> = (previous: ActionState<D>, payload: FormData) => Promise<ActionState<D>>;
