import { getTranslations } from "next-intl/server";
import { ActionButton } from "@/components/forms/action-button";
import { Tag } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { type Column, DataTable } from "@/components/ui/data-table";
import { removeDraftVersionAction, startNextVersionAction } from "@/lib/surveys/actions";
import type { QuestionnaireDetail, VersionRow } from "@/lib/surveys/queries/questionnaires";
import { VersionState } from "./version-state";

type Props = { questionnaire: QuestionnaireDetail; shown: number; canManage: boolean };

/** The versions of a questionnaire, and what may be done with the newest. */
export async function VersionTable({ questionnaire, shown, canManage }: Props) {
  const t = await getTranslations("surveys.version");
  const of = await getTranslations("surveys.questionnaire");
  const base = `/surveys/questionnaires/${questionnaire.id}`;
  const columns: Column<VersionRow>[] = [
    {
      key: "number",
      header: t("number"),
      cell: ({ number }) =>
        number === shown ? (
          <>
            {t("name", { number })} <Tag>{t("shown")}</Tag>
          </>
        ) : (
          <a href={`${base}?version=${number}`}>{t("name", { number })}</a>
        ),
      phone: "title",
    },
    { key: "state", header: t("state"), cell: ({ frozen }) => <VersionState frozen={frozen} />, phone: "meta" },
    {
      key: "rounds",
      header: t("rounds"),
      cell: ({ rounds }) => <span className="num">{of("roundCount", { count: rounds })}</span>,
      align: "end",
      phone: "side",
    },
    {
      key: "preview",
      header: t("preview"),
      cell: ({ number }) => <a href={`${base}/preview?version=${number}`}>{t("preview")}</a>,
      align: "end",
    },
  ];
  return (
    <Card title={t("list")} flush footer={canManage ? <NextStep questionnaire={questionnaire} /> : null}>
      <DataTable bare caption={t("list")} columns={columns} rows={questionnaire.versions} rowKey={({ id }) => id} />
    </Card>
  );
}

/** Edit or remove the version that may be changed; where there is none, begin the next. */
async function NextStep({ questionnaire: { id, versions, archived } }: Pick<Props, "questionnaire">) {
  const t = await getTranslations("surveys.version");
  const [newest] = versions;
  if (!newest || archived) return null;
  if (newest.frozen) {
    return (
      <div className="grid gap-2">
        <p className="text-sm text-muted">{t("startHint", { number: newest.number })}</p>
        <ActionButton id="start-version" action={startNextVersionAction} fields={{ id }}>
          {t("startNext", { number: newest.number + 1 })}
        </ActionButton>
      </div>
    );
  }
  return (
    <div className="flex flex-wrap items-center gap-2">
      <ButtonLink href={`/surveys/questionnaires/${id}/edit`} icon="edit" variant="primary">
        {t("edit", { number: newest.number })}
      </ButtonLink>
      {versions.length > 1 ? (
        <ActionButton
          id="remove-version"
          action={removeDraftVersionAction}
          fields={{ id: newest.id, version: newest.version }}
          variant="quiet"
        >
          {t("remove", { number: newest.number })}
        </ActionButton>
      ) : null}
    </div>
  );
}
