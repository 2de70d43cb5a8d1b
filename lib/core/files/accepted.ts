export const MAX_FILE_MB = 20;
export const MAX_FILE_BYTES = MAX_FILE_MB * 1024 * 1024;
export const LOGO_MAX_MB = 2;
export const LOGO_MAX_BYTES = LOGO_MAX_MB * 1024 * 1024;
export const LOGO_ACCEPT = ".png,.jpg,.jpeg";

/** Extension a person may upload → media types its content may turn out to be. */
export const ACCEPTED: Record<string, { mimes: readonly string[]; kind: "photo" | "document" }> = {
  jpg: { mimes: ["image/jpeg"], kind: "photo" },
  jpeg: { mimes: ["image/jpeg"], kind: "photo" },
  png: { mimes: ["image/png"], kind: "photo" },
  pdf: { mimes: ["application/pdf"], kind: "document" },
  docx: { mimes: ["application/vnd.openxmlformats-officedocument.wordprocessingml.document"], kind: "document" },
  xlsx: { mimes: ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"], kind: "document" },
  pptx: { mimes: ["application/vnd.openxmlformats-officedocument.presentationml.presentation"], kind: "document" },
};

export const ACCEPT_ATTRIBUTE = Object.keys(ACCEPTED)
  .map((extension) => `.${extension}`)
  .join(",");
