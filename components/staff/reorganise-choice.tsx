import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { Tabs } from "@/components/ui/tabs";
import { REORGANISATIONS, type Reorganisation } from "@/lib/staff/schema";

type Option = { id: string; name: string };
type Props = {
  kind: Reorganisation;
  departments: Option[];
  chosen: readonly string[];
  /** The next step was asked for with nothing chosen. */
  missing: boolean;
};

const ADDRESS = "/departments/reorganise";

/** The three ways to reorganise; each is an address of its own. */
export async function ReorganiseTabs({ kind }: { kind: Reorganisation }) {
  const t = await getTranslations("staff.reorganise");
  const items = REORGANISATIONS.map((one) => ({
    href: `${ADDRESS}?kind=${one}`,
    label: t(`kind.${one}`),
    current: one === kind,
  }));
  return <Tabs label={t("title")} items={items} />;
}

/** First step: which departments. A plain GET form, so that the second step has an address. */
export async function ReorganiseChoice({ kind, departments, chosen, missing }: Props) {
  const t = await getTranslations("staff.reorganise");
  return (
    <Card title={t("chooseTitle")}>
      <p>{t(`lead.${kind}`)}</p>
      {missing ? <Notice tone="err">{t("chooseFirst")}</Notice> : null}
      <form action={ADDRESS} method="get" className="form">
        <input type="hidden" name="kind" value={kind} />
        {kind === "merge" ? (
          <ManyDepartments departments={departments} chosen={chosen} />
        ) : (
          <OneDepartment departments={departments} chosen={chosen[0] ?? ""} />
        )}
        <div>
          <Button type="submit" variant="primary" name="step" value="2">
            {t("next")}
          </Button>
        </div>
      </form>
    </Card>
  );
}

async function ManyDepartments({ departments, chosen }: { departments: Option[]; chosen: readonly string[] }) {
  const t = await getTranslations("staff.reorganise");
  return (
    <fieldset className="field choices">
      <legend className="field-label">{t("from")}</legend>
      <div className="choice-list choice-inline">
        {departments.map(({ id, name }) => (
          <label key={id} className="choice">
            <input type="checkbox" name="from" value={id} defaultChecked={chosen.includes(id)} />
            <span>{name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

async function OneDepartment({ departments, chosen }: { departments: Option[]; chosen: string }) {
  const t = await getTranslations("staff.reorganise");
  return (
    <div className="field">
      <label className="field-label" htmlFor="reorganise-from">
        {t("fromOne")}
      </label>
      <select className="control control-select" id="reorganise-from" name="from" defaultValue={chosen} key={chosen}>
        {departments.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
