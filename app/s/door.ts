// What answers /s/<token or code>, in front of Next: a page of its own without anything to load, and the one write that
// nobody signs in for. It stands here because a Next route costs ten times what an answer does.
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { type RespondPageProps, respondPage } from "@/components/surveys/respond/page";
import { plainPage } from "@/components/surveys/respond/plain-page";
import { inLanguage } from "@/components/surveys/respond/questions";
import { type Door, openDoor } from "@/lib/core/doors";
import { log } from "@/lib/core/log";
import { isOutage } from "@/lib/core/outage";
import { today } from "@/lib/core/period";
import { countVisit } from "@/lib/core/visitor-limit";
import { mixAnswersBefore, takeAnswer } from "@/lib/surveys/door";
import { type Entrance, findStored } from "@/lib/surveys/queries/entrance";
import { maskText } from "@/lib/surveys/rules/masking";
import { roundStateOf } from "@/lib/surveys/rules/round-state";
import { readSheet, type Sheet } from "@/lib/surveys/rules/submission";
import { entranceAt, forgetEntrance, namesToMask } from "./entrances";
import { type Fields, fieldsIn, isForm, readBody } from "./posted";
import { type Reader, type Refusal, readerOf, SCRIPT, sendJson, sendPage, sendRefusal } from "./replies";

const ROOT = "/s/";

const KEY = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** A tablet shows its thanks so long; the page's script says the same. */
const THANKS_SECONDS = 8;

type Visit = { entrance: Entrance; reader: Reader; path: string; response: ServerResponse };

function whyNot(entrance: Entrance | "spent" | null): Refusal | null {
  if (entrance === null) return { name: "unknown" };
  if (entrance === "spent") return { name: "spent" };
  switch (roundStateOf(entrance, today())) {
    case "draft":
      return { name: "unknown" };
    case "waiting":
      return { name: "waiting", params: { day: entrance.opensOn } };
    case "closed":
      return entrance.stopped ? { name: "stopped" } : { name: "closed", params: { day: entrance.closesOn } };
    default:
      return null;
  }
}

type Again = Pick<RespondPageProps, "typed" | "faults" | "formFault"> & { answerKey: string };

function showQuestions({ entrance, reader, path, response }: Visit, status: number, again?: Again): void {
  const { document, population, hospitalName, title, departments, kind } = entrance;
  const { locale, say } = reader;
  const languageHref = `${path}?lang=${locale === "en" ? "zh" : "en"}`;
  const shown = { document, population, locale, say, hospitalName, title, departments, languageHref, script: SCRIPT };
  const page = respondPage({ ...shown, tablet: kind === "tablet", answerKey: randomUUID(), ...again });
  sendPage(response, reader, status, page);
}

function thank({ entrance, reader, path, response }: Visit): void {
  if (reader.wantsJson) {
    sendJson(response, 200, { arrived: true });
    return;
  }
  const { locale, say } = reader;
  const tablet = entrance.kind === "tablet";
  const page = plainPage({
    locale,
    hospitalName: entrance.hospitalName,
    title: say("thanks.title"),
    texts: [say("thanks.arrived"), inLanguage(entrance.document.thanks, locale), say("thanks.text")],
    ...(tablet ? { link: { href: path, label: say("thanks.again") } } : {}),
    ...(tablet ? { refresh: { seconds: THANKS_SECONDS, href: path } } : {}),
  });
  sendPage(response, reader, 200, page);
}

/** What is wrong with a form that can be mended on the page; it comes back with everything that was typed. */
function showAgain(visit: Visit, fields: Fields, again: Omit<Again, "answerKey" | "typed">): void {
  const { reader, response } = visit;
  if (reader.wantsJson) {
    const text = reader.say(`error.${again.formFault}`);
    sendJson(response, 422, { title: reader.say("error.title"), text });
    return;
  }
  showQuestions(visit, 422, { ...again, typed: fields, answerKey: fields.get("key")?.[0] ?? randomUUID() });
}

async function store(visit: Visit, fields: Fields, sheet: Extract<Sheet, { ok: true }>): Promise<void> {
  const { entrance, reader, path, response } = visit;
  const { hospitalId, roundId, codeHash, layout } = entrance;
  const names = sheet.texts.length > 0 ? await namesToMask(hospitalId) : new Set<string>();
  const receipt = await takeAnswer({
    id: fields.get("key")?.[0] ?? "",
    departmentId: fields.get("department")?.[0] ?? "",
    hospitalId,
    roundId,
    codeHash,
    layout,
    answers: sheet.answers,
    texts: sheet.texts.map(({ question, text }) => ({ question, text: maskText(text, names) })),
  });
  if (receipt === "stored") return thank(visit);
  if (receipt === "closed") {
    forgetEntrance(path.slice(ROOT.length));
    sendRefusal(response, reader, { name: "stopped" });
  } else sendRefusal(response, reader, { name: receipt }, receipt === "repeated" ? undefined : path);
}

async function receive(visit: Visit, body: string): Promise<void> {
  const { entrance, reader, path, response } = visit;
  const { questions, fields: names, departments } = entrance;
  const malformed = () => sendRefusal(response, reader, { name: "malformed" }, path);
  const fields = fieldsIn(body, names);
  const [key = "", ...moreKeys] = fields?.get("key") ?? [];
  const [department = "", ...moreDepartments] = fields?.get("department") ?? [];
  if (!fields || !KEY.test(key) || moreKeys.length + moreDepartments.length > 0) return malformed();
  const sheet = readSheet(questions, fields);
  if (department === "" && departments.length > 1) return showAgain(visit, fields, { formFault: "department" });
  if (!departments.some(({ id }) => id === department)) return malformed();
  if (sheet.ok) return store(visit, fields, sheet);
  if (sheet.fault === "malformed") return malformed();
  if (sheet.fault === "empty") return showAgain(visit, fields, { formFault: "empty" });
  return showAgain(visit, fields, { formFault: "questions", faults: sheet.faults });
}

const METHODS = ["GET", "HEAD", "POST"];

type Refuse = (refusal: Refusal, back?: string) => void;

async function post(visit: Visit, request: IncomingMessage, refuse: Refuse): Promise<void> {
  if (!isForm(request.headers["content-type"])) return refuse({ name: "malformed" }, visit.path);
  const body = await readBody(request);
  if (body === null) return refuse({ name: "tooLarge" }, visit.path);
  await receive(visit, body);
}

type Late = { token: string; path: string; request: IncomingMessage };

/** A code that is used up comes with an answer: with the very one that used it, or with another one. */
async function postAgain({ token, path, request }: Late, refuse: Refuse): Promise<void> {
  const body = isForm(request.headers["content-type"]) ? await readBody(request) : null;
  const key = /^key=([0-9a-f-]{36})(&|$)/.exec(body ?? "")?.[1] ?? "";
  const stored = KEY.test(key) && (await findStored({ token, answerId: key }));
  refuse({ name: stored ? "repeated" : "spent" }, stored ? undefined : path);
}

async function visitOf(request: IncomingMessage, response: ServerResponse, reader: Reader, refuse: Refuse) {
  const path = (request.url ?? "").split("?", 1)[0] ?? "";
  const token = path.slice(ROOT.length);
  const entrance = await entranceAt(token);
  const reason = whyNot(entrance);
  if (entrance === "spent" && request.method === "POST") return postAgain({ token, path, request }, refuse);
  if (reason) return refuse(reason);
  const visit: Visit = { entrance: entrance as Entrance, reader, path, response };
  return request.method === "POST" ? post(visit, request, refuse) : showQuestions(visit, 200);
}

/** Answers one request below /s/. A flood makes its own address wait; the body of a refused request is not read. */
const respond: Door = async (request, response, address) => {
  const reader = readerOf(request);
  const refuse: Refuse = (refusal, back) => {
    if (request.method === "POST" && !request.complete) response.setHeader("Connection", "close");
    sendRefusal(response, reader, refusal, back);
  };
  if (!METHODS.includes(request.method ?? "")) return refuse({ name: "method" });
  const seconds = await countVisit(address, request.method === "POST" ? "form" : "page");
  if (seconds !== null) return refuse({ name: "busy", params: { seconds } });
  try {
    await visitOf(request, response, reader, refuse);
  } catch (error) {
    if (!isOutage(error)) throw error;
    refuse({ name: "unavailable" });
  }
};

const HOUR_MS = 3_600_000;

/** Opens the public door; what came in on past days loses its order within the hour after midnight. */
export function openPublicDoor(): void {
  openDoor(ROOT, respond);
  const mix = () => mixAnswersBefore(today()).catch((error) => log.warn({ err: error }, "mixing past answers"));
  void mix();
  setInterval(mix, HOUR_MS).unref();
}
