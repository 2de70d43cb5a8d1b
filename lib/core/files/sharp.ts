import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PACKAGE = "node_modules/@expo-google-fonts/noto-sans-sc";
const WEIGHTS = ["400Regular", "600SemiBold"];

/**
 * A fontconfig that knows the font of the npm package first and the system's after it: hospital servers are bare,
 * and without a Chinese font every character of a chart would be an empty box.
 */
function fontConfig(root: string, cache: string): string {
  const folders = WEIGHTS.map((weight) => join(/* turbopackIgnore: true */ root, PACKAGE, weight)).filter((folder) =>
    existsSync(/* turbopackIgnore: true */ folder),
  );
  const dirs = folders.map((folder) => `<dir>${folder}</dir>`).join("");
  const preferred = `<prefer><family>Noto Sans SC</family></prefer>`;
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  ${dirs}<dir>/usr/share/fonts</dir>
  <cachedir>${cache}</cachedir>
  <alias><family>sans-serif</family>${preferred}</alias>
</fontconfig>
`;
}

/**
 * The library reads its font configuration once, when it is loaded; so it is loaded late and only here, by the server as
 * by the seed, which may run in the same process before it.
 */
export async function loadSharp() {
  const folder = join(tmpdir(), "tongxin-fonts");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "fonts.conf");
  writeFileSync(file, fontConfig(process.cwd(), folder));
  // biome-ignore lint/style/noProcessEnv: not read but written: the one way to speak to fontconfig
  process.env.FONTCONFIG_FILE = file;
  return (await import("sharp")).default;
}
