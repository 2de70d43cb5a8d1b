/** What a channel's QR code opens; the same path takes a single-use code. */
export function surveyAddress(origin: string, token: string): string {
  return `${origin}/s/${token}`;
}

/** As people type it: a browser finds out by itself whether it is https. */
export function typedAddress(address: string): string {
  return address.replace(/^https?:\/\//, "");
}

/** Whether an address leads nowhere from any other device than the server itself. */
export function isLocalOrigin(origin: string): boolean {
  return /^https?:\/\/(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/.test(origin);
}
