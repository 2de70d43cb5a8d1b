import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { Month } from "@/lib/core/period";
import { EXPLORED } from "@/lib/dashboards/schema";

type Option = { value: string; label: string };
type ExploreFormProps = {
  month: Month;
  latest: Month;
  /** Empty: all of them. */
  population: string;
  departments: readonly string[];
  options: Option[];
};

/** A plain GET form: what is compared stands in the address and can be sent to somebody. */
export function ExploreForm({ month, latest, population, departments, options }: ExploreFormProps) {
  const t = useTranslations("dashboards");
  const [first = "hospital", second = ""] = departments;
  const kinds = EXPLORED.map((value) => ({ value, label: t(`short.${value}`) }));
  const whole = { value: "hospital", label: t("explore.wholeHospital") };
  return (
    <form className="filters no-print" action="/dashboard/explore" method="get">
      <Picker
        id="explore-population"
        name="population"
        label={t("explore.population")}
        value={population}
        options={[{ value: "", label: t("explore.allPopulations") }, ...kinds]}
      />
      <Picker id="explore-first" label={t("explore.department")} value={first} options={[whole, ...options]} />
      <Picker
        id="explore-second"
        label={t("explore.addDepartment")}
        value={second}
        options={[{ value: "", label: t("explore.none") }, whole, ...options]}
      />
      <div>
        <label htmlFor="explore-month">{t("explore.until")}</label>
        <input
          className="control"
          type="month"
          id="explore-month"
          name="month"
          max={latest}
          defaultValue={month}
          key={month}
        />
      </div>
      <Button type="submit">{t("explore.show")}</Button>
    </form>
  );
}

type PickerProps = { id: string; name?: string; label: string; value: string; options: Option[] };

function Picker({ id, name = "department", label, value, options }: PickerProps) {
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <select className="control" id={id} name={name} defaultValue={value} key={value}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
