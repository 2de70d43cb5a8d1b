// `npm run keys:rotate`: seals all personal data with a new key. Stop the application first and start it afterwards.
// The old keys stay in the list, last, because older backups and files of unfinished imports need them.
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { openDatabase } from "./open-database";
import { writeSecretFile } from "./paths";
import { type Resealed, resealAll } from "./reseal";
import { freshKey, localPersonalDataKeys, personalDataKeysFile } from "./secrets";

const HELP = `npm run keys:rotate [-- --empty]
  with PERSONAL_DATA_KEYS set: seals everything with its first key; put the new key first and keep the old ones behind it
  without: makes a new key, puts it first in the key file, and seals everything with it
  the database is that of DATABASE_URL, else the embedded one: the demo's, or with --empty the one of npm start -- --empty`;

const say = (line: string) => console.log(line);

/** The list with a new key in front; its id is one more than the highest "k<number>". */
export function withFreshKey(keys: string): string {
  const numbers = keys.split(",").map((key) => Number(/^k(\d+):/.exec(key)?.[1] ?? 0));
  return `${freshKey(`k${Math.max(...numbers) + 1}`)},${keys}`;
}

/** Takes the keys of the environment, or adds one to the file, which is written before a single row is. */
function prepareKeys(): void {
  if (process.env.PERSONAL_DATA_KEYS) return;
  const keys = withFreshKey(localPersonalDataKeys());
  writeSecretFile(personalDataKeysFile(), `${keys}\n`);
  say(`新密钥写入 · A new key is in ${personalDataKeysFile()}. 请备份 · Back it up.`);
  process.env.PERSONAL_DATA_KEYS = keys;
}

function report({ people, wages, importRows, robots }: Resealed): void {
  say(
    `完成 · Done: ${people} 人的个人信息 people, ${wages} 条工资 wages, ${importRows} 行导入数据 rows of imports, ${robots} 个群机器人 robots.`,
  );
  say("现在可以启动应用 · Start the application now.");
}

async function main(): Promise<void> {
  const off = { type: "boolean", default: false } as const;
  const { values } = parseArgs({ options: { empty: off, help: off } });
  if (values.help) return say(HELP);
  if (existsSync(".env")) process.loadEnvFile(".env");
  const { url, close } = await openDatabase(values.empty, say);
  try {
    report(await resealAll(url, prepareKeys));
  } finally {
    await close();
  }
}

if (process.argv[1]?.endsWith("rotate-keys.ts")) {
  main().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
