/** A property of an iCalendar file as it stands there: its name, its parameters, and its value unescaped. */
type Property = { name: string; params: string; value: string };

const PROPERTY = /^([A-Z][A-Z0-9-]*)((?:;[A-Z][A-Z0-9-]*=(?:"[^"]*"|[^";:,]+))*):(.*)$/s;
const TEXTS = new Set(["SUMMARY", "DESCRIPTION", "NAME", "X-WR-CALNAME", "LOCATION"]);

function unescaped(name: string, value: string): string {
  if (!TEXTS.has(name)) return value;
  // A bare comma, semicolon or lone backslash would end the text for a strict reader.
  if (/[,;]|\\(?![\\,;nN])/.test(value.replace(/\\[\\,;nN]/g, ""))) throw new Error(`not escaped: ${value}`);
  return value.replace(/\\([\\,;nN])/g, (_, sign: string) => (sign.toLowerCase() === "n" ? "\n" : sign));
}

function lines(text: string): string[] {
  if (!text.endsWith("\r\n")) throw new Error("does not end with CRLF");
  const folded = text.slice(0, -2).split("\r\n");
  for (const line of folded) {
    if (/[\r\n]/.test(line)) throw new Error(`a bare line end in: ${JSON.stringify(line)}`);
    const octets = Buffer.byteLength(line);
    if (octets > 75) throw new Error(`${octets} octets: ${line}`);
    if (line.includes("\uFFFD")) throw new Error(`a character cut in two: ${line}`);
  }
  return folded
    .join("\r\n")
    .replace(/\r\n[ \t]/g, "")
    .split("\r\n");
}

function propertyOf(line: string): Property {
  const found = PROPERTY.exec(line);
  if (!found) throw new Error(`no property: ${line}`);
  const [, name = "", params = "", value = ""] = found;
  return { name, params: params.slice(1), value: unescaped(name, value) };
}

export type ReadEvent = Record<string, string>;

type Reading = { head: ReadEvent; events: ReadEvent[]; open: string[] };

function keep({ head, events, open }: Reading, { name, params, value }: Property): void {
  const into = open.at(-1) === "VEVENT" ? events.at(-1) : head;
  if (!into || name in into) throw new Error(`${name} twice or outside`);
  into[name] = value;
  if (params) into[`${name};`] = params;
}

function take(reading: Reading, property: Property): void {
  const { name, value } = property;
  if (name === "BEGIN") {
    reading.open.push(value);
    if (value === "VEVENT") reading.events.push({});
  } else if (name === "END") {
    if (reading.open.pop() !== value) throw new Error(`END:${value} closes nothing`);
  } else keep(reading, property);
}

/** Reads a calendar by the letter of RFC 5545 and throws at the first thing that breaks it. */
export function readCalendar(text: string): { head: ReadEvent; events: ReadEvent[] } {
  const reading: Reading = { head: {}, events: [], open: [] };
  for (const line of lines(text)) take(reading, propertyOf(line));
  const { head, events, open } = reading;
  if (open.length > 0) throw new Error(`${open} is never closed`);
  const lacking = events.flatMap((event) => ["UID", "DTSTAMP", "DTSTART"].filter((name) => !event[name]));
  if (lacking.length > 0) throw new Error(`an event without ${lacking}`);
  if (head.VERSION !== "2.0" || !head.PRODID) throw new Error("no VERSION or PRODID");
  return { head, events };
}
