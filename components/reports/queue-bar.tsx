import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import type { QueuePlace } from "@/lib/reports/rules/queue";
import { QueueKeys } from "./queue-keys";

const KEYS = [
  { keys: ["N", "J"], name: "next" },
  { keys: ["P", "K"], name: "previous" },
  { keys: ["A"], name: "approve" },
  { keys: ["R"], name: "return" },
  { keys: ["Ctrl+Enter"], name: "send" },
  { keys: ["?"], name: "help" },
] as const;

/** Where the reviewer is in the queue and the way to its neighbours; every key has a button or link that does the same. */
export function QueueBar({ place }: { place: QueuePlace }) {
  const t = useTranslations("desk.queue");
  const { position, total } = place;
  return (
    <nav aria-label={t("title")} className="no-print mb-3 flex flex-wrap items-center gap-x-3 gap-y-2">
      <span className="num text-muted">
        <span aria-hidden="true">{t("short", { position, total })}</span>
        <span className="sr-note">{t("position", { position, total })}</span>
      </span>
      {place.previousId ? (
        <ButtonLink href={`/reports/${place.previousId}`} size="sm" className="queue-previous">
          {t("previous")} <Kbd press="P" />
        </ButtonLink>
      ) : (
        <span className="text-muted">{t("noPrevious")}</span>
      )}
      {place.nextId ? (
        <ButtonLink href={`/reports/${place.nextId}`} size="sm" className="queue-next">
          {t("next")} <Kbd press="N" />
        </ButtonLink>
      ) : (
        <span className="text-muted">{t("noNext")}</span>
      )}
      <QueueKeys words={{ keys: t("keys"), on: t("on"), pressAgain: t("pressAgain") }}>
        <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-3 gap-y-1">
          {KEYS.map(({ keys, name }) => (
            <div key={name} className="contents">
              <dt>
                {keys.map((key) => (
                  <Kbd key={key} press={key} hint={false} />
                ))}
              </dt>
              <dd>{t(`key.${name}`)}</dd>
            </div>
          ))}
        </dl>
      </QueueKeys>
    </nav>
  );
}
