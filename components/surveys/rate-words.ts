import { formatNumber } from "@/lib/i18n/format";
import type { Rate } from "@/lib/surveys/rules/progress";

type Say = (key: string, params: Record<string, string | number>) => string;

/** A rate with what it is made of, such as "62.5 % (25 of 40 wanted)". */
export function rateText(rate: Rate, t: Say): string {
  const parts = {
    percent: formatNumber(rate.percent, 1),
    part: formatNumber(rate.part),
    whole: formatNumber(rate.whole),
  };
  return t(`rate.${rate.of}`, parts);
}
