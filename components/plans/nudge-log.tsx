import { useLocale, useTranslations } from "next-intl";
import { ActionButton } from "@/components/forms/action-button";
import { StatusPill, type Tone } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import type { MessageParams } from "@/lib/core/errors";
import { formatInstant } from "@/lib/i18n/format";
import { asLocale } from "@/lib/i18n/locale";
import { retryDeliveryAction } from "@/lib/plans/actions";
import type { Delivery, SentNudge } from "@/lib/plans/queries/nudges";

const TONE: Record<Delivery["status"], Tone> = { pending: "info", sent: "ok", failed: "err" };

type Props = {
  rows: SentNudge[];
  /** Whether this installation sends e-mail at all. */
  mail: boolean;
  /** What went wrong, in the reader's words. */
  say: (key: string, params?: MessageParams) => string;
};

/** The latest nudges: to whom, by whom, whether they were seen, and how they left the application. */
export function NudgeLog({ rows, mail, say }: Props) {
  const t = useTranslations("plans.supervision");
  return (
    <Card title={t("log.title")} id="log" className="mt-6">
      {mail ? null : <p className="mb-3 text-muted">{t("log.mailOff")}</p>}
      {rows.length === 0 ? <p className="text-muted">{t("log.empty")}</p> : null}
      <ul className="grid gap-4">
        {rows.map((row) => (
          <NudgeLine key={row.id} row={row} say={say} />
        ))}
      </ul>
    </Card>
  );
}

function NudgeLine({ row, say }: { row: SentNudge; say: Props["say"] }) {
  const t = useTranslations("plans.supervision");
  const locale = asLocale(useLocale());
  const { branchName, matters, at, actorName, seenAt, seenByName, deliveries } = row;
  const seen = seenAt && t("log.seen", { name: seenByName ?? "", at: formatInstant(seenAt, locale) });
  return (
    <li>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <strong>{branchName}</strong>
        <span>{t("log.line", { count: matters })}</span>
        <span className="text-muted">
          {actorName ? t("log.by", { name: actorName }) : t("log.round")} · {formatInstant(at, locale)}
        </span>
        <StatusPill tone={seen ? "ok" : "neutral"}>{seen || t("log.unseen")}</StatusPill>
      </p>
      {deliveries.map((one) => (
        <DeliveryLine key={one.id} delivery={one} branchName={branchName} say={say} />
      ))}
    </li>
  );
}

type LineProps = { delivery: Delivery; branchName: string; say: Props["say"] };

function DeliveryLine({ delivery, branchName, say }: LineProps) {
  const t = useTranslations("plans.supervision");
  const { id, channel, recipient, status, attempts, error } = delivery;
  const waiting = attempts > 0 ? t("status.again", { count: attempts }) : t("status.pending");
  return (
    <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 ps-4">
      <span>{t(`channel.${channel}`)}</span>
      {channel === "email" ? <span className="text-muted">{recipient}</span> : null}
      <StatusPill tone={TONE[status]}>{status === "pending" ? waiting : t(`status.${status}`)}</StatusPill>
      {error ? <span className="text-muted">{say(error.key, error.params)}</span> : null}
      {status === "failed" ? (
        <ActionButton id={`retry-${id}`} action={retryDeliveryAction} fields={{ id }} variant="quiet" size="sm">
          {t("log.retry")}
          <span className="sr-note">{t("log.retryOf", { channel: t(`channel.${channel}`), branch: branchName })}</span>
        </ActionButton>
      ) : null}
    </div>
  );
}
