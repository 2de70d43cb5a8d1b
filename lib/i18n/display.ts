/** How large and how strong the reader wants the page: 标准, 大字, 高对比. */
export const DISPLAYS = ["standard", "large", "contrast"] as const;
export type Display = (typeof DISPLAYS)[number];
export const DISPLAY_COOKIE = "display";

/** The display mode of a cookie's value; anything unknown is the standard one. */
export function asDisplay(value: string | undefined): Display {
  return DISPLAYS.find((display) => display === value) ?? "standard";
}
