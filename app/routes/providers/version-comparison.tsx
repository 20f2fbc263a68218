import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Section } from "#app/components/section.tsx";
import { Select } from "#app/components/select.tsx";
import { VersionTable } from "#app/components/version-table.tsx";
import { formatMoment } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { versionStatusNames } from "#app/core/words/providers.ts";
import { findVersion, listVersionsOfPart } from "#app/domain/providers/version-queries.server.ts";
import { compareVersions } from "#app/domain/providers/versions.ts";
import { found, idFrom, isId } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Compare versions") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const providerId = idFrom(params, "providerId");
  const asked = new URL(request.url).searchParams;
  const [from, to] = await Promise.all(
    [asked.get("from"), asked.get("to")].map((id) => (isId(id) ? findVersion(act, id) : undefined)),
  );
  const [one, other] = [found(from), found(to)];
  const isOnePart = one.partId === other.partId && [one, other].every((it) => it.providerId === providerId);
  found(isOnePart || undefined);
  const versions = await listVersionsOfPart(act, other);
  const nameOf = ({ savedAt, status }: Pick<typeof one, "savedAt" | "status">) =>
    `${formatMoment(savedAt)}, ${versionStatusNames[status].toLowerCase()}`;
  return {
    providerId,
    providerName: other.providerName,
    title: other.title,
    from: { id: one.id, name: nameOf(one) },
    to: { id: other.id, name: nameOf(other) },
    options: versions.map((version) => ({ value: version.id, text: nameOf(version) })),
    fields: compareVersions(other.part, one.content, other.content),
  };
}

export default function VersionComparison() {
  const { providerId, providerName, title, from, to, options, fields } = useLoaderData<typeof loader>();
  const changed = fields.filter(({ isChanged }) => isChanged).length;
  return (
    <>
      <PageHeader
        title="Compare versions"
        caption={`${providerName}, ${title}`}
        lead={changed === 0 ? "The two say the same." : `${changed} of ${fields.length} differ.`}
        back={{ to: paths.providerVersions(providerId), text: "Versions" }}
      />
      <Form method="get" key={`${from.id}${to.id}`} className="grid max-w-3xl gap-x-6 sm:grid-cols-2">
        <Select name="from" label="This version" options={options} defaultValue={from.id} width="full" />
        <Select name="to" label="Beside this one" options={options} defaultValue={to.id} width="full" />
        <div className="mt-4">
          <Button>Compare</Button>
        </div>
      </Form>
      <Section title="Field by field">
        <VersionTable
          fields={fields}
          caption="Field by field"
          before={sentence(from.name)}
          after={sentence(to.name, from.name)}
        />
      </Section>
    </>
  );
}

/** Two columns never carry the same heading, even of one and the same version. */
function sentence(name: string, beside?: string): string {
  return name === beside ? `${name} (again)` : name;
}
