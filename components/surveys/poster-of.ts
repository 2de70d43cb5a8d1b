import type { MessageParams } from "@/lib/core/errors";
import type { ChannelRow } from "@/lib/surveys/queries/channels";
import type { RoundDetail } from "@/lib/surveys/queries/round-detail";
import { surveyAddress, typedAddress } from "@/lib/surveys/rules/address";
import type { Poster, Twofold } from "./poster";

type Say = (key: string, params?: MessageParams) => string;
type About = { hospital: string; round: RoundDetail; channel: ChannelRow; origin: string };

/** What the poster of a channel says, in both languages whatever the reader's is: patients stand before it. */
export function posterOf({ hospital, round, channel, origin }: About, words: { zh: Say; en: Say }): Poster {
  const both = (key: string, params?: MessageParams): Twofold => ({
    zh: words.zh(`surveys.poster.${key}`, params),
    en: words.en(`surveys.poster.${key}`, params),
  });
  const address = surveyAddress(origin, channel.token);
  return {
    hospital,
    title: round.title,
    invitation: both(`invitation.${round.population}`),
    place: channel.department ? { name: channel.department.name } : both("choose"),
    scan: both("scan"),
    anonymous: both("anonymous"),
    typeInstead: both("typeInstead"),
    until: both("until", { day: round.closesOn }),
    address,
    typed: typedAddress(address),
  };
}
