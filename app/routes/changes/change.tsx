import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { DayField } from "#app/components/day-field.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Moment } from "#app/components/moment.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Section } from "#app/components/section.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { VersionTable } from "#app/components/version-table.tsx";
import { VersionTag } from "#app/components/version-tag.tsx";
import { isOfficer } from "#app/core/actor.ts";
import { addDays, formatDay, londonDay } from "#app/core/calendar.ts";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { acknowledgeVersion } from "#app/domain/providers/acknowledge-version.server.ts";
import { criticalFor } from "#app/domain/providers/evidence-kinds.ts";
import { AcknowledgeForm } from "#app/domain/providers/forms.ts";
import { canAcknowledge, canEditRegistration } from "#app/domain/providers/policy.ts";
import { findProvider, listEvidenceKinds } from "#app/domain/providers/queries.server.ts";
import { findVersion } from "#app/domain/providers/version-queries.server.ts";
import { compareVersions, firstDayOf } from "#app/domain/providers/versions.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Change") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const version = found(await findVersion(act, idFrom(params, "versionId")));
  const { part, before, content } = version;
  const provider = found(await findProvider(act, version.providerId));
  const kinds = await listEvidenceKinds(act);
  const isWaiting = version.status === "waiting";
  const isOfOfficers = isOfficer(act.actor);
  /** What a new site or person has to bring, and from when; a day that has come is put two weeks ahead. */
  const askedOfNew = () => {
    const critical = criticalFor(part, content, { kinds, provider });
    const firstDay = firstDayOf(part, content);
    if (critical.length === 0 || !firstDay) return undefined;
    const today = londonDay(act.now);
    const hasCome = firstDay <= today;
    return { critical, firstDay, hasCome, proposed: hasCome ? addDays(today, 14) : firstDay };
  };
  return {
    id: version.id,
    providerId: version.providerId,
    providerName: version.providerName,
    title: version.title,
    status: version.status,
    savedAt: version.savedAt,
    savedBy: version.savedByName,
    answeredAt: version.answeredAt,
    answeredBy: isOfOfficers ? version.answeredByName : null,
    answer: version.answer,
    fields: compareVersions(part, before?.content, content),
    isNew: before === undefined,
    asked: before === undefined && isWaiting ? askedOfNew() : undefined,
    isOfOfficers,
    mayAnswer: isWaiting && canAcknowledge(act.actor),
    mayTakeBack: isWaiting && canEditRegistration(act.actor, { organisationId: version.providerId }),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "versionId");
  return submit(
    request,
    AcknowledgeForm,
    (form) => acknowledgeVersion(act, id, form),
    () => redirect(withNotice(paths.changes(), "acknowledged")),
  );
}

export default function Change() {
  const change = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const back = change.isOfOfficers
    ? { to: paths.changes(), text: "Changes" }
    : { to: paths.registration(), text: "Registration" };
  return (
    <>
      <PageHeader
        title={change.title}
        caption={change.providerName}
        status={<VersionTag status={change.status} />}
        back={back}
      />
      <Facts />
      <Section title="Before and after">
        <VersionTable
          fields={change.fields}
          caption="Before and after"
          before="What stood before"
          after={change.status === "stands" ? "What stands since" : "What is asked"}
          isNew={change.isNew}
        />
      </Section>
      {change.asked ? <Asked asked={change.asked} /> : null}
      {change.mayAnswer ? (
        <PortalForm reply={reply} defaults={{ firstDay: change.asked?.proposed }}>
          {change.asked ? (
            <DayField
              name="firstDay"
              label="First day that counts"
              hint={`The provider says ${formatDay(change.asked.firstDay)}. From this day the evidence is asked for; the provider reads it when it is another`}
            />
          ) : null}
          <ButtonGroup>
            <Button>Acknowledge the change</Button>
            <ButtonLink to={paths.changeReturn(change.id)} kind="secondary">
              Return it
            </ButtonLink>
          </ButtonGroup>
        </PortalForm>
      ) : null}
      {change.mayTakeBack ? (
        <ButtonGroup>
          <ButtonLink to={paths.changeTakingBack(change.id)} kind="secondary">
            Take it back
          </ButtonLink>
        </ButtonGroup>
      ) : null}
      <p className="mt-6">
        <TextLink to={paths.providerVersions(change.providerId)}>Every version of this provider</TextLink>
      </p>
    </>
  );
}

type AskedOfNew = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>["asked"]>;

/** What acknowledging does to the standing, and what a careful officer does first. */
function Asked({ asked: { critical, firstDay, hasCome } }: { asked: AskedOfNew }) {
  return (
    <div className="mt-6">
      <Notice
        tone="warning"
        title={
          hasCome
            ? "Acknowledged with this first day, the provider lapses at once"
            : "Critical evidence is asked for from the first day"
        }
      >
        <span className="block">
          Asked for: {critical.join("; ")}. All of it has to be given and accepted by{" "}
          {hasCome ? "the first day" : formatDay(firstDay)}. A provider that has lapsed leaves the menu, and
          no placement with it is requested, approved or started until that is done.
        </span>
        <span className="mt-2 block">
          {hasCome
            ? "Choose a first day to come below, for which two weeks are proposed: once you have acknowledged it, the provider gives the evidence and you accept it before that day. Or return the change, and what stood before goes on standing."
            : "Once you have acknowledged it, the provider gives the evidence and you accept it before that day. Choose a later one below if that is too soon."}
        </span>
      </Notice>
    </div>
  );
}

function Facts() {
  const { savedAt, savedBy, answeredAt, answeredBy, answer, status } = useLoaderData<typeof loader>();
  return (
    <SummaryList
      rows={[
        {
          term: "Saved",
          value: (
            <>
              <Moment value={savedAt} />
              {savedBy ? `, ${savedBy}` : ", before versions were kept"}
            </>
          ),
        },
        answeredAt !== null && {
          term: status === "taken_back" ? "Taken back" : "Answered",
          value: (
            <>
              <Moment value={answeredAt} />
              {answeredBy ? `, ${answeredBy}` : ""}
            </>
          ),
        },
        answer !== "" && { term: "What the authority says", value: answer },
      ]}
    />
  );
}
