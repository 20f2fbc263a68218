import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { Day } from "#app/components/day.tsx";
import { DayField } from "#app/components/day-field.tsx";
import { DocumentLink } from "#app/components/document-link.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Hidden } from "#app/components/hidden.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Radios } from "#app/components/radios.tsx";
import { Section } from "#app/components/section.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { Timeline } from "#app/components/timeline.tsx";
import { formatDay } from "#app/core/calendar.ts";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { findSettings } from "#app/domain/organisations/queries.server.ts";
import { findProvider } from "#app/domain/providers/queries.server.ts";
import { checkEvidence } from "#app/domain/quality/check-evidence.server.ts";
import { findEvidence } from "#app/domain/quality/evidence-queries.server.ts";
import { EvidenceCheckForm } from "#app/domain/quality/forms.ts";
import { canAssess } from "#app/domain/quality/policy.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Check evidence") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canAssess(act.actor), "Only a development officer or the authority lead may check evidence");
  const providerId = idFrom(params, "providerId");
  const checked = found(await findEvidence(act, providerId, idFrom(params, "evidenceId")));
  const { assessmentId, ...rest } = checked;
  const { name } = found(await findProvider(act, providerId));
  const back = assessmentId
    ? { to: paths.assessment(assessmentId), text: "Assessment" }
    : { to: paths.provider(providerId), text: name };
  const { evidenceAnswerSchoolDays } = await findSettings(act);
  return { ...rest, id: crypto.randomUUID(), provider: name, back, usualDays: evidenceAnswerSchoolDays };
}

/** After a conflict too, so that the check that came between is shown and can be answered. */
export const shouldRevalidate = () => true;

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const [providerId, evidenceId] = [idFrom(params, "providerId"), idFrom(params, "evidenceId")];
  const assessmentId = (await findEvidence(act, providerId, evidenceId))?.assessmentId;
  return submit(
    request,
    EvidenceCheckForm,
    (form) => checkEvidence(act, providerId, { ...form, evidenceId }),
    () =>
      redirect(
        withNotice(assessmentId ? paths.assessment(assessmentId) : paths.provider(providerId), "checked"),
      ),
  );
}

export default function EvidenceCheck() {
  const { id, item, kind, subject, provider, checks, back, usualDays } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <PageHeader title={kind.name} caption={`${provider}: ${subject.name}`} lead={kind.hint} back={back} />
      <SummaryList
        rows={[
          { term: kind.confirmationOnly ? "Confirmed" : "Document", value: <DocumentLink {...item} /> },
          { term: "Issued", value: item.issuedOn ? <Day value={item.issuedOn} /> : undefined },
          { term: "Runs out", value: <Day value={item.expiresOn} /> },
        ]}
      />
      <PortalForm reply={reply}>
        <Hidden name="id" value={id} />
        <Hidden name="seen" value={checks[0]?.id ?? ""} />
        <Radios
          name="verdict"
          label="What do you make of it?"
          options={[
            {
              value: "accepted",
              text: "Accept it",
              hint: "It counts towards the provider's standing from today",
            },
            { value: "queried", text: "Query it", hint: "It does not count until a new one is accepted" },
          ]}
        />
        <TextArea
          name="message"
          label="Message to the provider"
          hint="Needed for a query: what is wrong and what you ask for"
          rows={4}
        />
        <DayField
          name="dueOn"
          label="Answer due by"
          hint={`For a query. Left empty, the provider has ${usualDays} school days`}
        />
        <ButtonGroup>
          <Button>Save the check</Button>
          <TextLink to={back.to}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
      {checks.length > 0 ? (
        <Section title="Earlier checks">
          <Timeline
            entries={checks.map((check) => ({
              id: check.id,
              title: check.verdict === "accepted" ? "Accepted" : "Queried",
              moment: check.checkedAt,
              by: check.checkedBy ?? undefined,
              details:
                [check.message, check.dueOn && `Answer due by ${formatDay(check.dueOn)}`]
                  .filter(Boolean)
                  .join(" – ") || undefined,
            }))}
          />
        </Section>
      ) : null}
    </>
  );
}
