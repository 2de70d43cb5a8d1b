/** What went wrong, in the words of HTTP: each code has one status. */
export type ErrorCode =
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "CONFLICT"
  | "INVALID"
  | "TOO_LARGE"
  | "RATE_LIMITED"
  | "UNAVAILABLE"
  | "UNKNOWN";

const STATUS: Record<ErrorCode, number> = {
  INVALID: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  TOO_LARGE: 413,
  RATE_LIMITED: 429,
  UNKNOWN: 500,
  UNAVAILABLE: 503,
};

export type MessageParams = Record<string, string | number>;

type Details = {
  /** Form path → message key. */
  fieldErrors?: Record<string, string>;
  params?: MessageParams;
};

/** An error whose message a user may read: `messageKey` is a full key such as `reports.error.notDraft`. */
export class AppError extends Error {
  readonly fieldErrors: Record<string, string> | undefined;
  readonly params: MessageParams | undefined;

  constructor(
    readonly code: ErrorCode,
    readonly messageKey: string,
    details: Details = {},
  ) {
    super(messageKey);
    this.name = "AppError";
    this.fieldErrors = details.fieldErrors;
    this.params = details.params;
  }
}

/** HTTP status of an error code. */
export function statusOf(code: ErrorCode): number {
  return STATUS[code];
}

/** What was typed into one field cannot be: INVALID, with the sentence at that field. */
export function fieldError(field: string, messageKey: string, params?: MessageParams): AppError {
  return new AppError("INVALID", "core.error.invalid", {
    fieldErrors: { [field]: messageKey },
    ...(params ? { params } : {}),
  });
}
