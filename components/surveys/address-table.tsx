import { getTranslations } from "next-intl/server";
import { type Column, DataTable } from "@/components/ui/data-table";
import type { ChannelRow } from "@/lib/surveys/queries/channels";
import { surveyAddress, typedAddress } from "@/lib/surveys/rules/address";

type Props = { roundId: string; channels: ChannelRow[]; origin: string };

/** What one department has, or the round: what hangs or is passed on, and what stands on a tablet. */
type Place = { key: string; name: string; open: ChannelRow | undefined; tablet: ChannelRow | undefined };

const FILES = ["a4.pdf", "a5.pdf", "a4.png"] as const;

function placesOf(channels: readonly ChannelRow[], whole: string): Place[] {
  const keys = [...new Set(channels.map(({ department }) => department?.id ?? ""))];
  return keys.map((key) => {
    const own = channels.filter(({ department }) => (department?.id ?? "") === key);
    return {
      key: key || "round",
      name: own[0]?.department?.name ?? whole,
      open: own.find(({ kind }) => kind !== "tablet"),
      tablet: own.find(({ kind }) => kind === "tablet"),
    };
  });
}

/** All public addresses of a round, to copy and to print. */
export async function AddressTable({ roundId, channels, origin }: Props) {
  const t = await getTranslations("surveys.channel");
  const address = (channel: ChannelRow | undefined) =>
    channel ? <Address address={surveyAddress(origin, channel.token)} label={t("copy")} /> : t("none");
  const columns: Column<Place>[] = [
    { key: "place", header: t("place"), cell: ({ name }) => name, phone: "title" },
    {
      key: "poster",
      header: t("poster"),
      cell: ({ open }) =>
        open ? (
          <span className="flex flex-wrap gap-3">
            {FILES.map((name) => (
              <a key={name} href={`/api/posters/${roundId}/${name}?channel=${open.id}`}>
                {t(`file.${name.replace(".", "-")}`)}
              </a>
            ))}
          </span>
        ) : null,
      phone: "side",
    },
    { key: "address", header: t("address"), cell: ({ open }) => address(open), phoneLabel: true },
    { key: "tablet", header: t("tabletAddress"), cell: ({ tablet }) => address(tablet), phoneLabel: true },
  ];
  return (
    <DataTable
      caption={t("addresses")}
      columns={columns}
      rows={placesOf(channels, t("chooses"))}
      rowKey={(row) => row.key}
    />
  );
}

function Address({ address, label }: { address: string; label: string }) {
  return (
    <span className="flex flex-wrap items-center gap-2">
      <code>{typedAddress(address)}</code>
      <button type="button" className="btn btn-secondary btn-sm no-print" data-copy={address}>
        {label}
      </button>
    </span>
  );
}
