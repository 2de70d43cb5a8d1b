import { useLocale, useTranslations } from "next-intl";
import { Tag } from "@/components/ui/badge";
import { DefinitionList } from "@/components/ui/definition-list";
import { Static } from "@/components/ui/static";
import type { Locale } from "@/lib/i18n/locale";
import { questionsOf } from "@/lib/surveys/rules/answers";
import { leadingAnswers } from "@/lib/surveys/rules/edits";
import type { Question, QuestionnaireDocument, Words } from "@/lib/surveys/schema";
import { inLocale } from "./version-comparison";

type Props = { document: QuestionnaireDocument };

/** Everything a version asks, in both languages, to read. */
export function VersionOutline({ document }: Props) {
  const t = useTranslations("surveys.version");
  const numbers = new Map(questionsOf(document).map(({ key }, index) => [key, index + 1]));
  return (
    <Static className="grid gap-4">
      <DefinitionList
        columns={1}
        items={[
          { term: t("intro"), value: <Both words={document.intro} /> },
          { term: t("thanks"), value: <Both words={document.thanks} /> },
        ]}
      />
      {document.sections.map(({ title, questions }) => (
        <section key={questions[0]?.key}>
          <h3 className="mb-2 text-base">
            <Both words={title} />
          </h3>
          <ol className="grid gap-3" start={numbers.get(questions[0]?.key ?? "")}>
            {questions.map((question) => (
              <li key={question.key} className="flex gap-2" value={numbers.get(question.key)}>
                <span className="num w-6 flex-none text-end text-muted">{numbers.get(question.key)}</span>
                <QuestionOutline question={question} document={document} />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </Static>
  );
}

/** The reader's language first, the other one smaller below it. */
function Both({ words }: { words: Words }) {
  const locale = useLocale() as Locale;
  const other = locale === "en" ? words.zh : words.en;
  const own = inLocale(words, locale);
  return (
    <>
      {own}
      {other && other !== own ? (
        <span className="block text-sm font-normal text-muted" lang={locale === "en" ? "zh-CN" : "en"}>
          {other}
        </span>
      ) : null}
    </>
  );
}

function QuestionOutline({ question, document }: { question: Question; document: QuestionnaireDocument }) {
  const t = useTranslations("surveys.question");
  const measures = useTranslations("satisfaction");
  const choices = useChoices(question);
  const dimension = "dimension" in question ? question.dimension : undefined;
  return (
    <div className="min-w-0">
      <Both words={question.text} />
      <p className="mt-1 flex flex-wrap gap-1 text-xs">
        <Tag>{t(`kind.${question.kind}`)}</Tag>
        {dimension ? <Tag>{measures(`dimension.${dimension}`)}</Tag> : null}
        <Tag>{t(question.required ? "required" : "optional")}</Tag>
      </p>
      {choices ? <p className="mt-1 text-sm text-muted">{choices}</p> : null}
      <Condition question={question} document={document} />
    </div>
  );
}

function useChoices(question: Question): string {
  const t = useTranslations("surveys.question");
  const locale = useLocale() as Locale;
  const joined = (words: Words[]) => words.map((one) => inLocale(one, locale)).join(" · ");
  if (question.kind === "scale") {
    return question.notApplicable ? `${joined(question.levels)} · ${t("notApplicable")}` : joined(question.levels);
  }
  if ("options" in question) return joined(question.options);
  if (question.kind !== "number") return "";
  const { least, most, unit } = question;
  return `${t("range", { least, most })} ${inLocale(unit, locale)}`;
}

function Condition({ question: { showIf }, document }: { question: Question; document: QuestionnaireDocument }) {
  const t = useTranslations("surveys.question");
  const locale = useLocale() as Locale;
  const questions = questionsOf(document);
  const at = questions.findIndex(({ key }) => key === showIf?.question);
  const leader = questions[at];
  if (!showIf || !leader) return null;
  const chosen = leadingAnswers(leader).filter(({ value }) => showIf.answers.includes(value));
  const answers = chosen.map(({ label }) => inLocale(label, locale)).join(t("or"));
  return <p className="mt-1 text-sm">{t("onlyIf", { number: at + 1, answers })}</p>;
}
