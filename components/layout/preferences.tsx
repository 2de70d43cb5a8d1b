import { useTranslations } from "next-intl";

export type Display = "standard" | "large" | "contrast";

export type PreferencesProps = {
  /** A server action bound to its first argument; its result is not looked at. */
  action: (data: FormData) => Promise<unknown>;
  locale: string;
  display: Display;
};

const LOCALES = ["zh-CN", "en"] as const;
const DISPLAYS = ["standard", "large", "contrast"] as const;

/** Language and display as plain buttons of a form: works without scripts. */
export function Preferences({ action, locale, display }: PreferencesProps) {
  const t = useTranslations("ui");
  return (
    <form action={action as (data: FormData) => Promise<void>} className="prefs">
      <fieldset>
        <legend>{t("nav.language")}</legend>
        {LOCALES.map((one) => (
          <button key={one} type="submit" name="locale" value={one} lang={one} aria-pressed={one === locale}>
            {t(`locale.${one}`)}
          </button>
        ))}
      </fieldset>
      <fieldset>
        <legend>{t("nav.display")}</legend>
        {DISPLAYS.map((one) => (
          <button key={one} type="submit" name="display" value={one} aria-pressed={one === display}>
            {t(`display.${one}`)}
          </button>
        ))}
      </fieldset>
    </form>
  );
}
