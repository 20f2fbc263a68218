import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { titleOf } from "#app/components/error-summary.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Section } from "#app/components/section.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";
import { findSettings } from "#app/domain/organisations/queries.server.ts";
import { findProvider } from "#app/domain/providers/queries.server.ts";
import { canRaiseConcern } from "#app/domain/quality/concerns/policy.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Tell the designated officer") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const { id, name } = found(await findProvider(act, idFrom(params, "providerId")));
  allowed(canRaiseConcern(act.actor), "Commissioners and the authority's officers raise concerns");
  const { designatedOfficerContact } = await findSettings(act);
  return { id, name, contact: designatedOfficerContact };
}

export default function DesignatedOfficer() {
  const { id, name, contact } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Tell the designated officer"
        lead="What a person has done, or may have done, to a child goes to the local authority designated officer. It is not written down in this portal, and nothing has been kept of what you answered."
        back={{ to: paths.newConcern(id), text: "Back" }}
      />
      <Notice tone="warning" title="If a child is in danger now, ring 999">
        Then tell the designated officer.
      </Notice>
      <Section title="How to reach the designated officer">
        <p className="prose whitespace-pre-line">{contact}</p>
      </Section>
      <Section title="What else to do">
        <ul className="prose list-disc pl-5">
          <li>Tell your own designated safeguarding lead at once.</li>
          <li>Write down what you saw or heard, with the time, where your school keeps such records.</li>
          <li>
            Do not ask the person about it, and do not tell {name} unless the designated officer asks you to.
          </li>
        </ul>
      </Section>
      <p className="mt-8">
        If there is also something about the place itself, you can{" "}
        <TextLink to={paths.concernDetails(id)}>raise that as a concern</TextLink>, without a word about the
        person or the child.
      </p>
    </>
  );
}
