/** As it is stored and compared: ordinary digits only, without the country's prefix. */
export function plainPhone(typed: string): string {
  return typed
    .normalize("NFKC")
    .replaceAll(/[\s()-]/g, "")
    .replace(/^(\+|00)86/, "");
}

/** Why a text is no telephone number of the mainland, as a message key, or null: a mobile one, or one with its area code. */
export function phoneProblem(value: string): string | null {
  return /^(1\d{10}|0\d{2,3}[2-9]\d{6,7})$/.test(plainPhone(value)) ? null : "staff.invalid.phone";
}
