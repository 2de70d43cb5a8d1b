"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { Asked } from "@/components/forms/asked";
import { CheckboxField, RadioGroup } from "@/components/forms/choice-fields";
import { SelectField } from "@/components/forms/select-field";
import { NumberField, TextField } from "@/components/forms/text-fields";
import type { Direction, Measure } from "@/lib/plans/schema";
import type { MeasureWords } from "./item-measure-words";

type Given = {
  measure: Measure;
  figure: string | null;
  unit: string | null;
  direction: Direction | null;
  baseline: number | null;
  target: number | null;
};

const UNIT_MAX = 12;

/**
 * What an item is measured by. Without scripts every field is there, and the server takes those that the chosen measure
 * needs; with them only these are shown.
 */
export function MeasureFields({ words, given }: { words: MeasureWords; given: Given }) {
  const root = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  // What is ticked, not what was given: after a refusal the form shows again what was typed.
  useEffect(() => {
    setChosen(root.current?.querySelector<HTMLInputElement>("input[name=measure]:checked")?.value ?? "none");
  }, []);
  const shows = (...measures: Measure[]) => chosen === null || measures.some((one) => one === chosen);
  return (
    <fieldset className="fieldset">
      <legend className="fieldset-legend">{words.legend}</legend>
      <div
        ref={root}
        className="fields fields-2"
        onChange={({ target }) => {
          if (target instanceof HTMLInputElement && target.name === "measure") setChosen(target.value);
        }}
      >
        <RadioGroup
          name="measure"
          legend={words.measure}
          options={words.measures}
          required
          className="span-2"
          defaultValue={given.measure}
        />
        <Part shown={shows("figure")} wide>
          <SelectField
            name="figure"
            label={words.figure}
            hint={words.figureHint}
            placeholder={words.choose}
            options={words.figures}
            required={chosen === "figure"}
            defaultValue={given.figure}
          />
        </Part>
        <Part shown={shows("number")}>
          <TextField
            name="unit"
            label={words.unit}
            required={chosen === "number"}
            maxLength={UNIT_MAX}
            defaultValue={given.unit}
          />
        </Part>
        <Part shown={shows("number")}>
          <SelectField
            name="direction"
            label={words.direction}
            options={words.directions}
            required={chosen === "number"}
            defaultValue={given.direction ?? "up"}
          />
        </Part>
        <Part shown={shows("number", "figure")}>
          <NumberField
            name="baseline"
            label={words.baseline}
            hint={chosen === "number" ? undefined : words.baselineHint}
            step="any"
            min={0}
            required={chosen === "number"}
            defaultValue={given.baseline}
          />
        </Part>
        <Part shown={shows("number", "figure")}>
          <NumberField
            name="target"
            label={words.target}
            step="any"
            min={0}
            required={chosen === "number" || chosen === "figure"}
            defaultValue={given.target}
          />
        </Part>
        <Asked name="over">
          <Part shown={shows("number")} wide>
            <CheckboxField name="over" label={words.over} />
          </Part>
        </Asked>
      </div>
    </fieldset>
  );
}

function Part({ shown, wide, children }: { shown: boolean; wide?: boolean; children: ReactNode }) {
  return (
    <div className={wide ? "span-2" : undefined} hidden={!shown}>
      {children}
    </div>
  );
}
