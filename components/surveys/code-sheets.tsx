"use client";

import { type ReactNode, useEffect, useState } from "react";
import { qrSvg } from "@/components/charts/qr";
import { useFormContext } from "@/components/forms/form-context";
import { fill } from "@/components/forms/form-labels";
import { Button, ButtonLink } from "@/components/ui/button";
import { NoticeBox } from "@/components/ui/notice-box";
import { surveyAddress, typedAddress } from "@/lib/surveys/rules/address";
import { printedCode } from "@/lib/surveys/rules/codes";

type Words = Record<
  "okWord" | "made" | "once" | "print" | "export" | "again" | "sheet" | "qr" | "use" | "until",
  string
>;
type About = { hospital: string; title: string; origin: string; again: string; exportForm: string };
type Made = { departmentId: string; codes: string[] };

type Props = {
  words: Words;
  about: About;
  /** Departments by id. */
  names: Record<string, string>;
  /** The form's fields, until its answer is there. */
  children: ReactNode;
};

function madeIn(data: unknown): Made[] | null {
  return typeof data === "object" && data !== null && "made" in data ? (data as { made: Made[] }).made : null;
}

/** Asks before the page is left while the codes are neither printed nor exported: they would be gone. */
function useLeaveWarning(active: boolean) {
  useEffect(() => {
    if (!active) return;
    const warn = (event: BeforeUnloadEvent) => {
      event.preventDefault();
      event.returnValue = "";
    };
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [active]);
}

/** The codes as slips to cut out, in the answer to the form that made them and nowhere else. */
export function CodeSheets({ words, about, names, children }: Props) {
  const state = useFormContext()?.state;
  const made = state?.ok ? madeIn(state.data) : null;
  const [taken, setTaken] = useState(false);
  useLeaveWarning(made !== null && !taken);
  if (!made) return children;
  const count = made.reduce((sum, { codes }) => sum + codes.length, 0);
  const lines = made.flatMap(({ departmentId, codes }) => codes.map((code) => `${departmentId} ${code}`));
  const print = () => {
    setTaken(true);
    window.print();
  };
  return (
    <>
      <div className="no-print">
        <NoticeBox tone="ok" word={words.okWord} title={fill(words.made, { count })} live="status">
          <p>{words.once}</p>
        </NoticeBox>
        <p className="mt-3 flex flex-wrap gap-2">
          <Button variant="primary" icon="print" onClick={print}>
            {words.print}
          </Button>
          <input type="hidden" name="codes" value={lines.join("\n")} form={about.exportForm} readOnly />
          <Button type="submit" icon="download" form={about.exportForm} onClick={() => setTaken(true)}>
            {words.export}
          </Button>
          <ButtonLink href={about.again} variant="quiet">
            {words.again}
          </ButtonLink>
        </p>
      </div>
      {made.map(({ departmentId, codes }) => (
        <section key={departmentId} className="slip-sheet">
          <h2 className="mb-2">{fill(words.sheet, { name: names[departmentId] ?? "", count: codes.length })}</h2>
          <ul className="slips">
            {codes.map((code) => (
              <Slip key={code} code={code} name={names[departmentId] ?? ""} words={words} about={about} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

type SlipProps = { code: string; name: string; words: Words; about: About };

function Slip({ code, name, words, about }: SlipProps) {
  const address = surveyAddress(about.origin, code);
  return (
    <li className="slip">
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by our own escaping template */}
      <span dangerouslySetInnerHTML={{ __html: qrSvg(address, words.qr) }} />
      <div>
        <p>{about.hospital}</p>
        <p className="slip-title">{about.title}</p>
        <p className="slip-name">{name}</p>
        {/* Read on from the first line to the second, it is the address to type. */}
        <p className="slip-address">{typedAddress(surveyAddress(about.origin, ""))}</p>
        <p className="slip-code">{printedCode(code)}</p>
        <p>{words.use}</p>
        <p>{words.until}</p>
      </div>
    </li>
  );
}
