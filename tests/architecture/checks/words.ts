import { argumentsOf, hasKey, lineOfKey, readWords, type Words } from "../messages";
import {
  at,
  type Check,
  calleeName,
  findAll,
  type Module,
  type Node,
  of,
  parseAll,
  propertyOf,
  stringOf,
  type Violation,
} from "../source";

const inApplication = (path: string) => /^(app|components|lib)\//.test(path) || /^[^/]+\.tsx?$/.test(path);

/** Both languages are complete: the same keys, with the same arguments, and none of them empty. */
export const equalLocales: Check = {
  rule: "equal-locales",
  run: (files) => {
    const locales = readWords(files);
    return locales.flatMap((one) => locales.filter((other) => other !== one).flatMap((other) => compare(one, other)));
  },
};

function compare(one: Words, other: Words): Violation[] {
  return [...one.texts].flatMap(([key, text]): Violation[] => {
    const file = one.files.get(key);
    const report = (what: string, fix: string): Violation => ({
      file: file?.path ?? one.locale,
      line: lineOfKey(file, key),
      rule: "equal-locales",
      what: `"${key}" ${what}`,
      fix,
    });
    if (text.trim() === "") return [report("is empty", "write the words or remove the key from every locale")];
    const theirs = other.texts.get(key);
    if (theirs === undefined)
      return [report(`is missing in ${other.locale}`, `write it in messages/${other.locale} too`)];
    const [mine, yours] = [argumentsOf(text), argumentsOf(theirs)].map((names) => names.join(", "));
    return mine === yours
      ? []
      : [report(`takes {${mine}} here and {${yours}} in ${other.locale}`, "use the same arguments")];
  });
}

const ERROR_KEY = /^[a-z-]+\.(error|invalid)\.[\w.]+$/;

/** A key that no file holds shows itself to the user instead of words. */
export const knownKeys: Check = {
  rule: "known-keys",
  run: (files) => {
    const words = readWords(files)[0];
    if (!words) return [];
    return parseAll(files, inApplication).flatMap((module) =>
      [...errorKeys(module), ...translatedKeys(module)]
        .filter(({ keys }) => !keys.some((key) => hasKey(words, key)))
        .map(({ keys, offset }) =>
          at(
            module,
            offset,
            "known-keys",
            `there is no message "${keys[0]}"`,
            "add it to every locale, or correct the key",
          ),
        ),
    );
  },
};

/** One use of a message. One file may bind `t` twice, each in its own function, so a use may stand for several keys. */
type UsedKey = { keys: string[]; offset: number };

// AppError and zod take full keys; they are literals of the form <domain>.error.… and <domain>.invalid.…
function errorKeys(module: Module): UsedKey[] {
  return findAll(module.program, "Literal").flatMap((node) =>
    typeof node.value === "string" && ERROR_KEY.test(node.value) ? [{ keys: [node.value], offset: node.start }] : [],
  );
}

// `const t = await getTranslations("reports")` … `t("error.notDraft")`. A key with holes must begin with known segments.
function translatedKeys(module: Module): UsedKey[] {
  const bound = translatorsOf(module);
  return findAll(module.program, "CallExpression").flatMap((node): UsedKey[] => {
    const [name = "", method = "rich"] = (calleeName(node) ?? "").split(".");
    const key = beginningOf(node.arguments[0]);
    const spaces = bound.filter((one) => one.name === name).map((one) => one.space);
    if (key === null || spaces.length === 0 || !["rich", "markup", "raw"].includes(method)) return [];
    return [{ keys: spaces.map((space) => [space, key].filter(Boolean).join(".")), offset: node.start }];
  });
}

function translatorsOf(module: Module): { name: string; space: string }[] {
  return findAll(module.program, "VariableDeclarator").flatMap((node) => {
    const call = node.init?.type === "AwaitExpression" ? node.init.argument : node.init;
    if (call?.type !== "CallExpression" || !/^(get|use)Translations$/.test(calleeName(call) ?? "")) return [];
    const space = namespaceOf(call.arguments[0]);
    return node.id.type === "Identifier" && space !== null ? [{ name: node.id.name, space }] : [];
  });
}

function namespaceOf(node: Node | undefined): string | null {
  if (!node) return "";
  return stringOf(node) ?? stringOf(propertyOf(node, "namespace"));
}

function beginningOf(node: Node | undefined): string | null {
  const whole = stringOf(node);
  if (whole !== null || node?.type !== "TemplateLiteral") return whole;
  const start = node.quasis[0]?.value.cooked ?? "";
  return start.includes(".") ? start.slice(0, start.lastIndexOf(".")) : null;
}

const CHINESE = /\p{Script=Han}/u;
// The locale layer spells dates, the catalogue quotes regulations, the vocabulary holds what stands in people's files, and
// masking knows by which words people are told; the format of official documents names typefaces and counts in Chinese: all
// are data, not words of the interface.
const MAY_SPELL =
  /^lib\/(i18n\/|organisation\/rules\/catalogue\.ts$|imports\/rules\/vocabulary\.ts$|surveys\/rules\/masking-words\.ts$|core\/files\/official\/(typefaces|numerals)\.ts$)/;

/** User-facing text lives in messages/, in every language; a comment may quote a regulation. */
export const noChinese: Check = {
  rule: "no-chinese-in-code",
  run: (files) => [
    ...parseAll(files, (path) => inApplication(path) && !MAY_SPELL.test(path)).flatMap((module) => {
      const code = withoutComments(module);
      const index = code.search(CHINESE);
      return index < 0
        ? []
        : [
            at(
              module,
              index,
              "no-chinese-in-code",
              `"${code.slice(index, index + 12).trim()}" is written in code`,
              "move it to messages/",
            ),
          ];
    }),
  ],
};

function withoutComments(module: Module): string {
  let text = module.file.text;
  for (const { start, end } of module.comments) text = text.slice(0, start) + " ".repeat(end - start) + text.slice(end);
  return text;
}

const SPOKEN = /^(aria-label|aria-description|title|placeholder|alt|label)$/;
const LETTERS = /\p{L}{2,}/u;

/** What a user reads or hears comes from messages/, so that the other language is never forgotten. */
export const noLiteralText: Check = {
  rule: "no-literal-text",
  run: (files) =>
    parseAll(files, (path) => /^(app|components)\/.*\.tsx$/.test(path)).flatMap((module) => {
      const texts = findAll(module.program, "JSXText").map((node) => ({ text: node.value, offset: node.start }));
      const spoken = findAll(module.program, "JSXAttribute").flatMap((node) =>
        node.name.type === "JSXIdentifier" && SPOKEN.test(node.name.name)
          ? [{ text: stringOf(node.value) ?? "", offset: node.start }]
          : [],
      );
      return [...texts, ...spoken]
        .filter(({ text }) => LETTERS.test(text))
        .map(({ text, offset }) =>
          at(
            module,
            offset,
            "no-literal-text",
            `"${text.trim().slice(0, 40)}" is written in code`,
            "move it to messages/",
          ),
        );
    }),
};

/** Messages of a domain that no locale layer loads are never shown. */
export const domainFiles: Check = {
  rule: "domain-files",
  run: (files) =>
    files
      .filter(
        ({ path }) =>
          path.startsWith("lib/i18n/messages/") && !/^lib\/i18n\/messages\/(zh-CN|en)\/[a-z-]+\.json$/.test(path),
      )
      .map(({ path }) => of(path, "domain-files", "is not messages/<locale>/<domain>.json", "rename or remove it")),
};
