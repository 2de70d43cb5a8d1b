import { getTranslations } from "next-intl/server";
import { BaseCard } from "@/components/dues/base-card";
import { BaseForm } from "@/components/dues/base-form";
import { CorrectionForm } from "@/components/dues/correction-form";
import { MemberPayments } from "@/components/dues/member-payments";
import { MonthCard } from "@/components/dues/month-card";
import { RevealForm } from "@/components/dues/reveal-form";
import { Tag } from "@/components/ui/badge";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/lib/core/auth";
import { orNotFound } from "@/lib/core/not-found";
import { thisMonth, today } from "@/lib/core/period";
import { getMemberDues } from "@/lib/dues/queries/member-dues";

export default async function MemberDuesPage({ params, searchParams }: PageProps<"/dues/[memberId]">) {
  const actor = await requireActor("dues.collect");
  const t = await getTranslations("dues");
  const { base, payment } = await searchParams;
  const dues = await orNotFound(getMemberDues(actor, (await params).memberId));
  const { memberId, name, bases, months } = dues;
  // A month to come that nobody paid ahead is not unpaid.
  const begun = months.filter((row) => row.payment || row.month <= thisMonth());
  const chosen = months.find((row) => row.payment && row.payment.id === payment);
  return (
    <>
      <PageHeader
        title={name}
        breadcrumbs={[{ label: t("title"), href: `/dues?branch=${dues.branchId}` }, { label: name }]}
        meta={<Tag>{dues.branchName}</Tag>}
      />
      <div className="grid gap-4">
        {chosen ? <CorrectionForm row={chosen} today={today()} /> : null}
        <MemberPayments months={months} today={today()} />
        <MonthCard memberId={memberId} months={begun} sums={dues.sums} />
        <BaseCard memberId={memberId} bases={bases} />
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <BaseForm memberId={memberId} month={thisMonth()} base={bases.find(({ id }) => id === base)} />
          {bases.some(({ hasWage }) => hasWage) ? <RevealForm memberId={memberId} /> : null}
        </div>
      </div>
    </>
  );
}
