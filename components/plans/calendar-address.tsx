import { getLocale, getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/forms/action-button";
import { Card } from "@/components/ui/card";
import { CopyButtons } from "@/components/ui/copy-buttons";
import { formatInstant } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import { renewFeedAction } from "@/lib/plans/actions";

type Props = { origin: string; feed: { token: string; since: Date } | null };

/** Chinese is what the calendar speaks; another language is asked for in the address. */
function addressOf(origin: string, token: string, locale: Locale): string {
  return `${origin}/api/calendar/${token}.ics${locale === "en" ? "?lang=en" : ""}`;
}

/** The private calendar address: to copy, to put into a program, and to renew. */
export async function CalendarAddress({ origin, feed }: Props) {
  const t = await getTranslations("plans.calendar");
  if (!feed) {
    return (
      <Card title={t("addressTitle")}>
        <p>{t("none")}</p>
        <Renew label={t("make")} variant="primary" />
      </Card>
    );
  }
  const locale = (await getLocale()) as Locale;
  const address = addressOf(origin, feed.token, locale);
  return (
    <>
      <Card title={t("addressTitle")}>
        <p className="figure-line">{t("since", { time: formatInstant(feed.since, locale) })}</p>
        <p className="private-address">
          <code>{address}</code>
          <button type="button" className="btn btn-primary no-print" data-copy={address}>
            {t("copy")}
          </button>
        </p>
        <CopyButtons words={{ copied: t("copied"), failed: t("copyFailed") }} />
        <ul className="list-disc pl-5">
          <li>{t("howOutlook")}</li>
          <li>{t("howPhone")}</li>
        </ul>
        <p className="text-muted">{t("howOften")}</p>
      </Card>
      <Card title={t("renewTitle")}>
        <p>{t("renewText")}</p>
        <Renew label={t("renew")} variant="secondary" />
      </Card>
    </>
  );
}

function Renew({ label, variant }: { label: string; variant: "primary" | "secondary" }) {
  return (
    <ActionButton id="renew-feed" action={renewFeedAction} variant={variant}>
      {label}
    </ActionButton>
  );
}
