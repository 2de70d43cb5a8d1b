/**
 * An ID number or phone as everybody may see it, 110***********1234 or 138****5678: enough to tell two people apart,
 * too little to use.
 */
export function maskNumber(value: string): string {
  if (value.length < 8) return "*".repeat(value.length);
  return `${value.slice(0, 3)}${"*".repeat(value.length - 7)}${value.slice(-4)}`;
}

/** zh***@hospital.cn: enough to see that it was changed; null stays null. */
export function maskEmail(email: string | null): string | null {
  return email && `${email.slice(0, 2)}***${email.slice(email.lastIndexOf("@"))}`;
}

/** 1985-**-** */
export function maskBirthDate(day: string): string {
  return `${day.slice(0, 4)}-**-**`;
}
