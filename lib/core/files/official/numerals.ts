const DIGITS = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/** 1 to 99 as they are counted in Chinese: 十, 十一, 二十一. */
export function chineseNumber(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  const ten = tens === 0 ? "" : `${tens === 1 ? "" : DIGITS[tens]}十`;
  return value > 99 ? String(value) : `${ten}${DIGITS[ones]}`;
}

/** What stands before a heading of each level (GB/T 9704-2012, 7.3.3), and before an entry of a list below them. */
export const HEADING_MARKS = {
  1: (value: number) => `${chineseNumber(value)}、`,
  2: (value: number) => `（${chineseNumber(value)}）`,
  3: (value: number) => `${value}.`,
  4: (value: number) => `（${value}）`,
} as const;

/** A label with its colon: as wide as its words are. */
export function labelled(words: string): string {
  return `${words}${/\p{Script=Han}$/u.test(words) ? "：" : ":"}`;
}
