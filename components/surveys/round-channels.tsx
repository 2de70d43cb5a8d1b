import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CopyButtons } from "@/components/ui/copy-buttons";
import { Disclosure } from "@/components/ui/disclosure";
import { Notice } from "@/components/ui/notice";
import type { ChannelRow } from "@/lib/surveys/queries/channels";
import type { RoundDetail } from "@/lib/surveys/queries/round-detail";
import { isLocalOrigin } from "@/lib/surveys/rules/address";
import { AddressTable } from "./address-table";

type Props = { round: RoundDetail; channels: ChannelRow[]; origin: string };

/** A list that is longer is folded: most come for the posters. */
const FEW = 9;

/** Where respondents come in: posters to print, addresses to pass on, and how a tablet is set up. */
export async function RoundChannels({ round, channels, origin }: Props) {
  const t = await getTranslations("surveys.channel");
  const [sample] = channels.filter(({ kind }) => kind === "poster");
  const file = (name: string) => `/api/posters/${round.id}/${name}`;
  return (
    <Card title={t("title")} id="channels">
      <CopyButtons words={{ copied: t("copied"), failed: t("copyFailed") }} />
      <div className="stack">
        {isLocalOrigin(origin) ? (
          <Notice tone="warn" title={t("localTitle")}>
            <p>{t("localText", { origin })}</p>
          </Notice>
        ) : null}
        {sample ? (
          <div className="flex flex-wrap gap-6">
            <a href={`${file("a4.png")}?channel=${sample.id}`} className="block">
              <img
                src={`${file("a5.png")}?channel=${sample.id}`}
                alt={t("sample", { name: sample.department?.name ?? "" })}
                width={180}
                height={255}
                loading="lazy"
                className="border border-line"
              />
            </a>
            <div className="max-w-prose flex-1 basis-64">
              <p className="mb-3">{t("lead")}</p>
              <p className="flex flex-wrap gap-2">
                <ButtonLink href={file("a4.pdf")} icon="print" variant="primary">
                  {t("allA4")}
                </ButtonLink>
                <ButtonLink href={file("a5.pdf")} icon="print">
                  {t("allA5")}
                </ButtonLink>
              </p>
              <p className="mt-3 text-xs text-muted">{t("wechat")}</p>
            </div>
          </div>
        ) : null}
        <Disclosure summary={t("addresses")} open={channels.length <= FEW}>
          <AddressTable roundId={round.id} channels={channels} origin={origin} />
        </Disclosure>
        <TabletHelp />
      </div>
    </Card>
  );
}

async function TabletHelp() {
  const t = await getTranslations("surveys.channel");
  return (
    <Disclosure summary={t("tabletTitle")}>
      <ol className="grid list-decimal gap-1 pl-5">
        <li>{t("tabletOpen")}</li>
        <li>{t("tabletPin")}</li>
        <li>{t("tabletReturns")}</li>
        <li>{t("tabletStays")}</li>
      </ol>
    </Disclosure>
  );
}
