/** Media types a browser may show itself; anything else is saved, because it could run as a page of ours. */
const INLINE = /^(image\/(png|jpeg)|application\/pdf)$/;

/** Signs that Windows has in no file's name. */
const BARRED = /[<>:"/\\|?*]/g;

/** RFC 5987: the name in UTF-8, and an ASCII stand-in for programs that cannot read it. */
function disposition(kind: "inline" | "attachment", wanted: string): string {
  const name = wanted.replace(BARRED, "-");
  const ascii = name.replace(/[^\x20-\x7e]|%/g, "_");
  const utf8 = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${utf8}`;
}

/** Headers of a file that only the asker may see. */
export function downloadHeaders(file: { name: string; mime: string; size?: number }): Record<string, string> {
  const { name, mime, size } = file;
  return {
    "content-type": mime,
    "content-disposition": disposition(INLINE.test(mime) ? "inline" : "attachment", name),
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-store",
    ...(size === undefined ? {} : { "content-length": String(size) }),
  };
}

export const XLSX_MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
