"use client";

import { useState } from "react";
import {
  Bar,
  BarChart,
  Brush,
  CartesianGrid,
  Legend,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { COLOR, DASHES } from "./frame";

export type ExplorePoint = { label: string; values: Record<string, number | null> };
export type ExploreSeries = { id: string; label: string };

export type ExploreProps = {
  labels: { line: string; bar: string; kind: string; series: string; chart: string };
  data: ExplorePoint[];
  series: ExploreSeries[];
  unit?: string;
  domain?: [number, number];
  target?: { value: number; label: string };
};

type Kind = "line" | "bar";
type Row = { label: string } & Record<string, number | string | null>;

/** Brush a span, switch series on and off, compare as lines or bars; the table beside it stays the accessible data. */
export function Explore(props: ExploreProps) {
  const { labels, series, data } = props;
  const [kind, setKind] = useState<Kind>("line");
  const [shown, setShown] = useState<string[]>(() => series.slice(0, 3).map((one) => one.id));
  const toggle = (id: string) =>
    setShown((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]));
  const rows: Row[] = data.map((point) => ({ ...point.values, label: point.label }));
  return (
    <div className="explore no-print">
      <div className="explore-tools">
        <fieldset className="prefs">
          <legend>{labels.kind}</legend>
          {(["line", "bar"] as const).map((one) => (
            <button key={one} type="button" aria-pressed={kind === one} onClick={() => setKind(one)}>
              {labels[one]}
            </button>
          ))}
        </fieldset>
        <fieldset className="choice-inline">
          <legend>{labels.series}</legend>
          {series.map((one) => (
            <label key={one.id} className="choice">
              <input type="checkbox" checked={shown.includes(one.id)} onChange={() => toggle(one.id)} />
              <span>{one.label}</span>
            </label>
          ))}
        </fieldset>
      </div>
      <section className="explore-canvas" aria-label={labels.chart}>
        <Canvas {...props} kind={kind} rows={rows} shown={shown} />
      </section>
    </div>
  );
}

type CanvasProps = ExploreProps & { kind: Kind; rows: Row[]; shown: string[] };

function Canvas({ kind, rows, shown, series, unit, domain, target }: CanvasProps) {
  const Chart = kind === "line" ? LineChart : BarChart;
  return (
    <ResponsiveContainer width="100%" height="100%">
      <Chart data={rows} margin={{ top: 16, right: 16, bottom: 8, left: 0 }}>
        <CartesianGrid stroke={COLOR.line} vertical={false} />
        <XAxis dataKey="label" tick={{ fill: COLOR.muted, fontSize: 12 }} stroke={COLOR.border} />
        <YAxis
          domain={domain ?? ["auto", "auto"]}
          allowDataOverflow={Boolean(domain)}
          unit={unit}
          width={64}
          tick={{ fill: COLOR.muted, fontSize: 12 }}
          stroke={COLOR.border}
        />
        <Tooltip
          isAnimationActive={false}
          contentStyle={{ background: COLOR.surface, borderColor: COLOR.border, borderRadius: 6 }}
          labelStyle={{ color: COLOR.text, fontWeight: 600 }}
        />
        <Legend />
        {target ? (
          <ReferenceLine
            y={target.value}
            stroke={COLOR.gold}
            strokeDasharray="6 4"
            label={{ value: target.label, fill: COLOR.gold, fontSize: 12, position: "insideTopLeft" }}
          />
        ) : null}
        {series.map((one, order) => (shown.includes(one.id) ? drawn(kind, one, order) : null))}
        <Brush dataKey="label" height={28} travellerWidth={12} stroke={COLOR.ink} fill={COLOR.surface} />
      </Chart>
    </ResponsiveContainer>
  );
}

/** A function, not a component: Recharts looks at the elements themselves. */
function drawn(kind: Kind, { id, label }: ExploreSeries, order: number) {
  const color = COLOR.series[order % COLOR.series.length];
  if (kind === "bar") return <Bar key={id} dataKey={id} name={label} fill={color} isAnimationActive={false} />;
  return (
    <Line
      key={id}
      dataKey={id}
      name={label}
      stroke={color}
      strokeWidth={2}
      strokeDasharray={DASHES[order % DASHES.length]}
      dot={{ strokeDasharray: "0", r: 3 }}
      connectNulls={false}
      isAnimationActive={false}
    />
  );
}
