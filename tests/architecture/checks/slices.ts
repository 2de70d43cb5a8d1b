import { type Exported, exportsOf, paramName } from "../exports";
import { placeOf } from "../places";
import { at, type Check, calleeName, findAll, type Module, parseAll, type Violation } from "../source";

const inPart = (part: string) => (path: string) => {
  const place = placeOf(path);
  return place.floor === "slice" && place.part === part;
};

const DOORS = ["defineAction", "definePublicAction"];

/** Every export of a "use server" file is an address on the web; only defineAction guards one. */
export const serverActions: Check = {
  rule: "server-actions",
  run: (files) =>
    parseAll(files, (path) => !path.startsWith("tests/")).flatMap((module) =>
      module.directive === "use server" ? actionFile(module) : notAnActionFile(module),
    ),
};

function actionFile(module: Module): Violation[] {
  if (!inPart("actions")(module.file.path)) {
    return [
      at(
        module,
        0,
        "server-actions",
        '"use server" outside a slice\'s actions.ts',
        "move it to lib/<slice>/actions.ts",
      ),
    ];
  }
  return exportsOf(module)
    .filter((one) => !DOORS.includes(calleeName(one.value) ?? "") || !/^[a-z]\w*Action$/.test(one.name))
    .map((one) =>
      at(
        module,
        one.offset,
        "server-actions",
        `exports "${one.name}", which is not a guarded action`,
        `export const <verbNoun>Action = ${DOORS.join("(…) or ")}(…), and nothing else`,
      ),
    );
}

function notAnActionFile(module: Module): Violation[] {
  const missing = inPart("actions")(module.file.path)
    ? [
        at(
          module,
          0,
          "server-actions",
          'actions.ts does not begin with "use server"',
          'write "use server" on its first line',
        ),
      ]
    : [];
  const inline = findAll(module.program, "ExpressionStatement")
    .filter((node) => "directive" in node && node.directive === "use server")
    .map((node) =>
      at(
        module,
        node.start,
        "server-actions",
        "an inline server action passes by defineAction",
        "write it in lib/<slice>/actions.ts",
      ),
    );
  return [...missing, ...inline];
}

/** A slice's door is open to everybody: only definePublicBatch gives it one transaction and an end to what may wait. */
export const publicDoors: Check = {
  rule: "public-doors",
  run: (files) =>
    parseAll(files, inPart("door")).flatMap((module) =>
      exportsOf(module)
        .filter((one) => calleeName(one.value) !== "definePublicBatch")
        .map((one) =>
          at(
            module,
            one.offset,
            "public-doors",
            `exports "${one.name}", which is not a guarded door`,
            "export const <verbNoun> = definePublicBatch(…), and nothing else",
          ),
        ),
    ),
};

/** A query that does not know who asks cannot keep to what they may see. */
export const queriesTakeActor: Check = {
  rule: "queries-take-actor",
  run: (files) =>
    functionsOf(files, "queries")
      .filter(({ one }) => paramName(one.params?.[0]) !== "actor")
      .map(({ module, one }) =>
        at(
          module,
          one.offset,
          "queries-take-actor",
          `${one.name} does not take \`actor\` as its first parameter`,
          "take the actor and put its scope into every `where`",
        ),
      ),
};

/** A command works inside the transaction that defineAction opened, so that the audit entry is written with it. */
export const commandsTakeTransaction: Check = {
  rule: "commands-take-transaction",
  run: (files) =>
    functionsOf(files, "commands")
      // What is not async cannot write; it only prepares a write.
      .filter(({ one }) => one.async && paramName(one.params?.[0]) !== "tx")
      .map(({ module, one }) =>
        at(
          module,
          one.offset,
          "commands-take-transaction",
          `${one.name} does not take \`tx\` as its first parameter`,
          "take (tx, actor, input); what needs no transaction belongs to rules",
        ),
      ),
};

const QUERY_NAME = /^(get|find|list|summarize|count)[A-Z]/;

/** The name of a query says what it answers and whether it throws. */
export const functionNames: Check = {
  rule: "function-names",
  run: (files) =>
    functionsOf(files, "queries")
      .filter(({ one }) => !QUERY_NAME.test(one.name))
      .map(({ module, one }) =>
        at(
          module,
          one.offset,
          "function-names",
          `"${one.name}" does not say what it does`,
          "name it getX (throws), findX (may be null), listX (paged), summarizeX (aggregates) or countX",
        ),
      ),
};

function functionsOf(files: Parameters<Check["run"]>[0], part: string): { module: Module; one: Exported }[] {
  return parseAll(files, inPart(part)).flatMap((module) =>
    exportsOf(module)
      .filter((one) => one.params !== null)
      .map((one) => ({ module, one })),
  );
}
