import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Confirmation } from "#app/components/confirmation.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Section } from "#app/components/section.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { shippedFrameworks } from "#app/domain/quality/frameworks/shipped.ts";
import { canPublishFramework } from "#app/domain/quality/policy.ts";
import { publishFramework } from "#app/domain/quality/publish-framework.server.ts";
import { NothingForm } from "#app/platform/form-fields.ts";
import { allowed, found } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Publish a version that came with the portal") }];

const shippedIn = (key: string | undefined) => found(shippedFrameworks.find((one) => one.key === key));

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canPublishFramework(act.actor), "Only officers who assure providers publish frameworks");
  const { key, version, name, sections } = shippedIn(params.key);
  return { key, version, name, sections };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const text = shippedIn(params.key);
  return submit(
    request,
    NothingForm,
    () => publishFramework(act, text),
    () => redirect(withNotice(paths.frameworks(), "shipped")),
  );
}

export default function ShippedFramework() {
  const { version, name, sections } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Publish a version that came with the portal"
        caption={`${name}, version ${version}`}
        lead="Assessments opened from then on are made under it. Those that are open, and every decision, keep the version they began with."
        back={{ to: paths.frameworks(), text: "Frameworks" }}
      />
      {sections.map(({ title, standards }) => (
        <Section key={title} title={title}>
          <ul className="prose list-disc pl-5">
            {standards.map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Section>
      ))}
      <Confirmation reply={reply} press="Publish" instead={{ to: paths.frameworks(), text: "Not now" }} />
    </>
  );
}
