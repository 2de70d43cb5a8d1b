/** One to ten in Chinese, in their order: neither code points nor pinyin sort them so. */
const HAN_NUMBERS = "\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341";

/** Sorts names such as the first, second and third group by their number, others as text. */
export function compareOrdinals(a: string, b: string): number {
  const key = (name: string) =>
    [...name].map((sign) => (HAN_NUMBERS.includes(sign) ? String(HAN_NUMBERS.indexOf(sign)) : sign)).join("");
  return key(a).localeCompare(key(b), "zh");
}
