import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Confirmation } from "#app/components/confirmation.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Section } from "#app/components/section.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { londonDay } from "#app/core/calendar.ts";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { declarationSections } from "#app/domain/providers/declarations.ts";
import { findProvider, findRegistration } from "#app/domain/providers/queries.server.ts";
import { listEvidence } from "#app/domain/quality/evidence-queries.server.ts";
import { canRenew } from "#app/domain/quality/policy.ts";
import { renewRegistration } from "#app/domain/quality/renew-registration.server.ts";
import { NothingForm } from "#app/platform/form-fields.ts";
import { allowed, found } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Begin the next registration") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const { actor } = act;
  allowed(canRenew(actor, actor), "Only the provider's manager may begin a registration");
  const provider = found(await findProvider(act, actor.organisationId));
  const last = await findRegistration(act, actor.organisationId);
  const today = londonDay(act.now);
  const lines = await listEvidence(act, actor.organisationId);
  const isHeld = (state: string) => state === "in_date" || state === "expiring";
  return {
    declarations: declarationSections.flatMap(({ key, title }) => {
      const given = last?.declarations[key];
      return given ? [{ title, answer: given.answer, explanation: given.explanation }] : [];
    }),
    sites: provider.sites.filter(({ closedOn }) => !closedOn || closedOn >= today).map(({ name }) => name),
    people: provider.people.filter(({ leftOn }) => !leftOn || leftOn >= today).map(({ name }) => name),
    held: lines.filter(({ state }) => isHeld(state)).length,
    toRenew: lines.filter(({ state, kind }) => kind.critical && !isHeld(state)).length,
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const act = await requireAct(request);
  return submit(
    request,
    NothingForm,
    () => renewRegistration(act, act.actor.organisationId),
    () => redirect(withNotice(paths.registration(), "renewed")),
  );
}

export default function Renewal() {
  const carried = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        title="Begin the next registration"
        lead="What you gave last time is carried over, to be read again and put right. Your standing stays as it is until the new decision."
        back={{ to: paths.registration(), text: "Registration" }}
      />
      <Section title="What is carried over">
        <SummaryList
          rows={[
            ...carried.declarations.map(({ title, answer, explanation }) => ({
              term: title,
              value: `${answer === "yes" ? "Declared" : "Not yet"}${explanation ? `: ${explanation}` : ""}`,
            })),
            { term: "Sites", value: carried.sites.join("; ") || "None" },
            { term: "People in charge", value: carried.people.join("; ") || "None" },
            { term: "Evidence in date", value: `${carried.held} carried on as they are` },
            { term: "Critical evidence to give", value: carried.toRenew === 0 ? "None" : carried.toRenew },
          ]}
        />
      </Section>
      <Confirmation reply={reply} press="Begin" instead={{ to: paths.registration(), text: "Not now" }} />
    </>
  );
}
