import { getTranslations } from "next-intl/server";
import { BookForm } from "@/components/reports/book-form";
import { BookProgress } from "@/components/reports/book-progress";
import { BookTable } from "@/components/reports/book-table";
import { listUrl } from "@/components/ui/list-url";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { isMonth } from "@/lib/core/period";
import { titleOf } from "@/lib/i18n/page-title";
import { requestTranslator } from "@/lib/i18n/translate";
import { listBooks } from "@/lib/reports/queries/book";

export const generateMetadata = titleOf("desk.book.title");

export default async function BookPage({ searchParams }: PageProps<"/reports/book">) {
  const actor = await requireActor("report.review");
  const [t, reports] = [await getTranslations("desk.book"), await getTranslations("reports")];
  const [translate, books] = await Promise.all([requestTranslator(), listBooks(actor)]);
  const month = listUrl("/reports/book", await searchParams).get("month");
  const running = books.filter(({ status }) => status === "running");
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        breadcrumbs={[{ label: reports("title"), href: "/reports" }, { label: t("title") }]}
      />
      {running.map((book) => (
        <BookProgress key={book.id} book={book} />
      ))}
      <BookForm month={isMonth(month) ? month : ""} />
      <BookTable rows={books.map((book) => ({ ...book, failure: book.error && translate(book.error) }))} />
    </>
  );
}
