import { pinyin } from "pinyin-pro";

/** "zhang san": \u5355, \u89e3, \u4ec7 and the like are read as surnames; a sign that has no reading stays as it is. */
export function namePinyin(name: string): string {
  return pinyin(name, { toneType: "none", surname: "head", type: "array" }).join(" ");
}
