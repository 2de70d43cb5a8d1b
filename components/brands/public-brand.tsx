import { useLocale, useTranslations } from "next-intl";
import { qrSvg } from "@/components/charts/qr";
import type { PublicBrand as Shown } from "@/lib/brands/queries/public-page";
import { publicAddress } from "@/lib/brands/rules/publication";
import { formatDay } from "@/lib/i18n/format";
import { asLocale } from "@/lib/i18n/locale";
import { useBrandWords } from "./brand-words";

/** Characters of a poster's line, and the lines of the passages that it has room for in its large letters. */
const LINE = 30;
const LINES = 6;

function linesOf(text: string): number {
  return text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LINE)), 0);
}

/** Whether a poster has to be set smaller, so that nothing of its sheet pushes the code off it. */
function isLong({ name, slogan, idea, work, leadTask, leadTaskTarget, toMonth }: Shown): boolean {
  if (name.length > 12 || slogan.length > 24 || leadTask.length + leadTaskTarget.length > 60) return true;
  return linesOf(idea) + linesOf(work) > (toMonth ? LINES - 2 : LINES);
}

/** An ended brand says so above the passages, which then have fewer lines. */
function classesOf(brand: Shown): string {
  return ["public", isLong(brand) && "public-long", brand.toMonth && "public-ended"].filter(Boolean).join(" ");
}

type Props = { brand: Shown; code: string; origin: string };

/** A brand for everybody: readable on a phone, and on paper a poster of one sheet. */
export function PublicBrand({ brand, code, origin }: Props) {
  const t = useTranslations("brands.public");
  const { hospitalName, branchName, name, slogan, idea, work } = brand;
  return (
    <main className={classesOf(brand)}>
      <header className="public-head">
        <Logo brand={brand} code={code} />
        <div>
          <p className="public-owner">{t("hospital", { hospital: hospitalName, branch: branchName })}</p>
          <h1 className="public-name">{name}</h1>
        </div>
      </header>
      <p className="public-slogan">{slogan}</p>
      <div className="public-body">
        <Ended brand={brand} />
        <Passage title={t("idea")} text={idea} />
        <Passage title={t("work")} text={work} className="public-work" />
        <Task brand={brand} />
        <Indicators brand={brand} />
      </div>
      <Foot brand={brand} code={code} origin={origin} />
    </main>
  );
}

function Logo({ brand, code }: { brand: Shown; code: string }) {
  const t = useTranslations("brands");
  if (!brand.logo) {
    return (
      <span className="brand-logo brand-seal" style={{ width: 88, height: 88, fontSize: 44 }} aria-hidden="true">
        {[...brand.name][0]}
      </span>
    );
  }
  const src = `/api/files/logos/${code}?v=${brand.logo.slice(0, 16)}`;
  return <img className="brand-logo" src={src} alt={t("logoOf", { name: brand.name })} width={88} height={88} />;
}

function Ended({ brand: { toMonth, next } }: { brand: Shown }) {
  const t = useTranslations("brands.public");
  const words = useBrandWords();
  if (!toMonth) return null;
  return (
    <p className="public-part public-line">
      {t("ended", { month: words.month(toMonth) })}
      {next ? <a href={`/b/${next.code}`}>{t("next", { name: next.name })}</a> : null}
    </p>
  );
}

function Passage({ title, text, className = "" }: { title: string; text: string; className?: string }) {
  if (!text) return null;
  return (
    <section className={`public-part public-passage ${className}`}>
      <h2>{title}</h2>
      <p className="public-text">{text}</p>
    </section>
  );
}

function Task({ brand }: { brand: Shown }) {
  const t = useTranslations("brands.public");
  const locale = asLocale(useLocale());
  const due = t("due", { day: formatDay(brand.leadTaskDueOn, locale) });
  return (
    <section className="public-part public-task">
      <h2>{t("task")}</h2>
      <p className="public-line">
        <b>{brand.leadTask}</b>
      </p>
      <p className="public-line">
        {brand.leadTaskTarget ? t("targetLine", { target: brand.leadTaskTarget, due }) : due}
      </p>
    </section>
  );
}

function Indicators({ brand: { indicators, month } }: { brand: Shown }) {
  const t = useTranslations("brands.public");
  const words = useBrandWords();
  if (indicators.length === 0) return null;
  return (
    <section className="public-part">
      <h2>
        {t("indicators")} <small>{t("asOf", { month: words.month(month) })}</small>
      </h2>
      <div className="public-indicators">
        {indicators.map((indicator) => (
          <Indicator key={indicator.title} indicator={indicator} />
        ))}
      </div>
    </section>
  );
}

function Indicator({ indicator }: { indicator: Shown["indicators"][number] }) {
  const t = useTranslations("brands");
  const words = useBrandWords();
  const { title, value, state, target } = indicator;
  return (
    <div className="public-indicator">
      <p className="public-line">{title}</p>
      <p className={value === null ? "figure-missing" : "figure-value num"}>
        {value === null
          ? t(state === "suppressed" ? "public.suppressed" : "public.missing")
          : words.value(value, indicator)}
      </p>
      <p className="text-muted num public-basis">
        {[t("public.targetOf", { target: words.value(target, indicator) }), words.basis(indicator)]
          .filter(Boolean)
          .join(" · ")}
      </p>
    </div>
  );
}

function Foot({ code, origin }: Props) {
  const t = useTranslations("brands.public");
  const address = publicAddress(origin, code);
  return (
    <footer className="public-foot">
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by our own escaping template */}
      <div className="public-qr" dangerouslySetInnerHTML={{ __html: qrSvg(address, t("code")) }} />
      <div>
        <p className="public-scan">{t("scan")}</p>
        <p className="num">{address}</p>
        <p className="public-print">{t("print")}</p>
      </div>
    </footer>
  );
}

/** Shown instead where one address opens the page too often. */
export function PublicBusy({ seconds }: { seconds: number }) {
  const t = useTranslations("brands.public");
  return (
    <main className="public">
      <h1 className="public-name">{t("slowTitle")}</h1>
      <p className="public-part">{t("slow", { seconds })}</p>
    </main>
  );
}
