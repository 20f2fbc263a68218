import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { Day } from "#app/components/day.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Notice } from "#app/components/notice.tsx";
import { OpenChanges } from "#app/components/open-changes.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Section } from "#app/components/section.tsx";
import { StandingTag } from "#app/components/standing-tag.tsx";
import { TaskList } from "#app/components/task-list.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { londonDay } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";
import { canEditRegistration, canSeeRegistration } from "#app/domain/providers/policy.ts";
import { findProvider } from "#app/domain/providers/queries.server.ts";
import type { RegistrationTask } from "#app/domain/providers/readiness.ts";
import { listOpenChanges } from "#app/domain/providers/version-queries.server.ts";
import { findWrittenRegistration } from "#app/domain/providers/written.server.ts";
import { findQuality } from "#app/domain/quality/provider-queries.server.ts";
import { findProgress } from "#app/domain/quality/queries.server.ts";
import { findSharedReport } from "#app/domain/quality/reports/queries.server.ts";
import { listComingVisits } from "#app/domain/quality/visits/queries.server.ts";
import { allowed, found } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Registration") }];

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const { actor } = act;
  allowed(canSeeRegistration(actor, actor), "The registration is for the provider's manager");
  const provider = found(await findProvider(act, actor.organisationId));
  const written = found(await findWrittenRegistration(act, actor.organisationId));
  const quality = found(await findQuality(act, actor.organisationId));
  const { registration, tasks } = written;
  const [progress, visits, report] = await Promise.all([
    findProgress(act, registration.id),
    listComingVisits(act, actor.organisationId),
    findSharedReport(act, actor.organisationId),
  ]);
  return {
    provider: {
      id: provider.id,
      name: provider.name,
      sites: provider.sites.map(({ id, name, closedOn }) => ({ id, name, closedOn })),
      people: provider.people.map(({ id, name, leftOn }) => ({ id, name, leftOn })),
    },
    isDraft: registration.status === "draft",
    submittedOn: registration.submittedAt && londonDay(registration.submittedAt),
    tasks,
    progress: progress?.status,
    visits,
    report: report && { stage: report.stage, answerDueOn: report.answerDueOn },
    standing: quality.standing,
    conditions: quality.conditions.filter(({ closedOn }) => closedOn === null),
    mayEdit: canEditRegistration(actor, actor),
    changes: await listOpenChanges(act, actor.organisationId),
  };
}

const titles: Record<RegistrationTask["key"], { text: string; to: string }> = {
  organisation: { text: "Organisation details", to: paths.registrationOrganisation() },
  sites: { text: "Sites", to: paths.newSite() },
  people: { text: "People in charge", to: paths.newProviderPerson() },
  evidence: { text: "Evidence", to: paths.evidence() },
  declarations: { text: "Declarations", to: paths.declarations() },
};

/** To the list below once there is one: what is there can be changed, and not only added to. */
function wayTo(key: RegistrationTask["key"], { sites, people }: { sites: unknown[]; people: unknown[] }) {
  if (key === "sites" && sites.length > 0) return "#sites";
  return key === "people" && people.length > 0 ? "#people" : titles[key].to;
}

export default function Registration() {
  const { provider, isDraft, tasks, standing, mayEdit, changes } = useLoaderData<typeof loader>();
  const isReady = tasks.every(({ missing }) => missing.length === 0);
  return (
    <>
      <PageHeader
        title="Registration"
        caption={provider.name}
        status={<StandingTag state={standing.state} />}
        actions={<TextLink to={paths.provider(provider.id)}>Your page as others see it</TextLink>}
      />
      <Where />
      <OpenChanges changes={changes} />
      <VisitsAndReport />
      <Section title={isDraft ? "What to fill in" : "What you have given"}>
        <TaskList
          tasks={[
            ...tasks.map((task) => ({
              ...titles[task.key],
              to: mayEdit || task.key === "evidence" ? wayTo(task.key, provider) : undefined,
              hint: hintOf(task),
              status: statusOf(task),
            })),
            ...(isDraft && mayEdit
              ? [
                  {
                    text: "Check answers and submit",
                    to: paths.submission(),
                    hint: isReady ? undefined : "When the parts above are filled in",
                    status: isReady
                      ? ({ text: "Ready", tone: "information" } as const)
                      : ({ text: "Not yet", tone: "neutral" } as const),
                  },
                ]
              : []),
          ]}
        />
      </Section>
      <SitesAndPeople />
      <p className="mt-6">
        <TextLink to={paths.conditions()}>Conditions of your approval</TextLink>
      </p>
      <p className="mt-2">
        <TextLink to={paths.providerVersions(provider.id)}>Everything that was changed, and when</TextLink>
      </p>
    </>
  );
}

function hintOf({ missing, later }: RegistrationTask): string | undefined {
  const wanted = missing.length > 2 ? `${missing.length} to answer` : missing.join(". ");
  const toCome = later.length > 0 ? `Still to come: ${later.length} critical` : "";
  return [wanted, toCome].filter(Boolean).join(". ") || undefined;
}

function statusOf({ missing, isBegun, later }: RegistrationTask) {
  if (missing.length > 0) return { text: isBegun ? "In progress" : "To do", tone: "neutral" } as const;
  return later.length > 0
    ? ({ text: "More to come", tone: "warning" } as const)
    : ({ text: "Complete", tone: "good" } as const);
}

/** Where the registration is now, and what comes next. */
function Where() {
  const { isDraft, submittedOn, progress, standing, conditions, mayEdit } = useLoaderData<typeof loader>();
  return (
    <>
      {!isDraft && progress !== "closed" ? (
        <Notice title={progress ? "The authority is looking at it" : "Submitted"}>
          {submittedOn ? (
            <>
              Submitted on <Day value={submittedOn} />.{" "}
            </>
          ) : null}
          An officer checks your evidence and judges the standards; a second officer confirms the decision.
          You can still add evidence and change sites and people.
        </Notice>
      ) : null}
      {progress === "closed" ? (
        <Notice tone={standing.listable ? "success" : "warning"} title="Decided">
          {standing.reasons.length > 0 ? standing.reasons.join(". ") : "You can be found on the menu"}.
          {mayEdit ? (
            <span className="mt-3 block">
              <ButtonLink to={paths.renewal()} kind="secondary">
                Begin the next registration
              </ButtonLink>
            </span>
          ) : null}
        </Notice>
      ) : null}
      {conditions.map(({ id, text, dueOn, critical }) => (
        <Notice key={id} tone="warning" title={critical ? "Critical condition" : "Condition"}>
          {text}, by <Day value={dueOn} />.{" "}
          <TextLink to={paths.condition(id)}>
            Open<span className="sr-only"> the condition {text}</span>
          </TextLink>
        </Notice>
      ))}
    </>
  );
}

/** The visits the provider is told of, and the report it reads before others do. */
function VisitsAndReport() {
  const { visits, report } = useLoaderData<typeof loader>();
  return (
    <>
      {visits.map(({ id, day, startsAt, visitorName, siteName }) => (
        <Notice key={id} title="A visit is planned">
          <Day value={day} /> {startsAt ? `at ${startsAt}` : ""}
          {siteName ? `, ${siteName}` : ""}. {visitorName} comes for the authority.{" "}
          <TextLink to={paths.visitPage(id)}>
            More<span className="sr-only"> about the visit</span>
          </TextLink>
        </Notice>
      ))}
      {report?.stage === "with_provider" && report.answerDueOn ? (
        <Notice tone="warning" title="The report on you waits for your answer">
          Say by <Day value={report.answerDueOn} /> whether the facts are right.{" "}
          <TextLink to={paths.registrationReport()}>Read the report</TextLink>
        </Notice>
      ) : report ? (
        <p className="mb-6">
          <TextLink to={paths.registrationReport()}>The report on you</TextLink>
        </p>
      ) : null}
    </>
  );
}

/** Every site and person, each with the way to change it. */
function SitesAndPeople() {
  const { provider, mayEdit } = useLoaderData<typeof loader>();
  const lists = [
    {
      key: "sites",
      title: "Sites",
      add: { to: paths.newSite(), text: "Add a site" },
      rows: provider.sites.map(({ id, name, closedOn }) => ({
        id,
        name,
        to: paths.site(id),
        until: closedOn,
      })),
    },
    {
      key: "people",
      title: "People in charge",
      add: { to: paths.newProviderPerson(), text: "Add a person" },
      rows: provider.people.map(({ id, name, leftOn }) => ({
        id,
        name,
        to: paths.providerPerson(id),
        until: leftOn,
      })),
    },
  ];
  return lists.map(({ key, title, add, rows }) => (
    <Section key={key} id={key} title={title}>
      {rows.length === 0 ? <p className="text-soft">None yet.</p> : null}
      <ul className="mb-3 grid gap-1">
        {rows.map(({ id, name, to, until }) => (
          <li key={id}>
            {mayEdit ? <TextLink to={to}>{name}</TextLink> : name}
            {until ? (
              <span className="text-soft">
                {" "}
                until <Day value={until} />
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {mayEdit ? <TextLink to={add.to}>{add.text}</TextLink> : null}
    </Section>
  ));
}
