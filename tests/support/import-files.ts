import { checkSignOf } from "@/lib/staff/rules/id-number";

/** A CSV file as Excel writes it: quotes where they are needed, a mark at the beginning. */
export function csvFile(rows: readonly (readonly (string | number)[])[], name = "file.csv"): File {
  const cell = (value: string | number) => {
    const text = String(value);
    return /[",\n\r;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return new File([`\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`], name, { type: "text/csv" });
}

/** A valid ID number of a place that does not exist (999999); `number` tells people apart, odd ones are men. */
export function idNumberOf(number: number, birthDate = "1980-01-01"): string {
  const seventeen = `999999${birthDate.replaceAll("-", "")}${String(number % 1000).padStart(3, "0")}`;
  return seventeen + checkSignOf(seventeen);
}

/** Birth dates spread over many years, so that a thousand people and more each have an ID number of their own. */
export function birthDateOf(number: number): string {
  const at = Math.floor(number / 1000);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${1950 + (at % 50)}-${two((Math.floor(at / 50) % 12) + 1)}-${two((number % 28) + 1)}`;
}
