import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { Day } from "#app/components/day.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Moment } from "#app/components/moment.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { StatusTag } from "#app/components/status-tag.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";
import { keyStageNames, needNames } from "#app/core/words/menu.ts";
import { gapStateNames } from "#app/domain/market/gap-state.ts";
import { canAnswerGap, canRunMarket } from "#app/domain/market/policy.ts";
import { findGap } from "#app/domain/market/queries.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { actOf } from "#app/platform/session.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleOf(data?.gap.title ?? "What the area looks for") },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await actOf(request);
  const gap = found(await findGap(act, idFrom(params, "gapId")));
  return {
    gap,
    mayRun: canRunMarket(act.actor),
    mayRegister: act.actor.kind === "public" || (canAnswerGap(act.actor) && gap.answeredAt === undefined),
  };
}

export default function Gap() {
  const { gap, mayRun, mayRegister } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title={gap.title}
        back={{ to: paths.market(), text: "What the area looks for" }}
        status={gap.state === "published" ? undefined : <StatusTag>{gapStateNames[gap.state]}</StatusTag>}
        actions={
          mayRun ? (
            <Verbs gap={gap} />
          ) : mayRegister ? (
            <ButtonLink to={paths.newInterest(gap.id)}>We could offer this</ButtonLink>
          ) : undefined
        }
      />
      {gap.answeredAt ? (
        <Notice tone="success" title="You could offer this">
          You told the authority <Moment value={gap.answeredAt} />. An officer reads it and writes to you.
        </Notice>
      ) : null}
      <div className="prose mb-6 whitespace-pre-line">{gap.description}</div>
      <SummaryList
        rows={[
          { term: "Needs", value: gap.needs.map((need) => needNames[need]).join(", ") },
          { term: "Key stages", value: gap.keyStages.map((stage) => keyStageNames[stage]).join(", ") },
          { term: "Where", value: gap.area || "Anywhere in the area" },
          { term: "Full-time places", value: gap.places },
          gap.publishedOn !== null && { term: "Published on", value: <Day value={gap.publishedOn} /> },
          gap.closesOn !== null && { term: "Answer by", value: <Day value={gap.closesOn} /> },
          mayRun && {
            term: "Interest so far",
            value: <TextLink to={paths.interests()}>{gap.interests}</TextLink>,
          },
        ]}
      />
    </>
  );
}

function Verbs({ gap }: { gap: ReturnType<typeof useLoaderData<typeof loader>>["gap"] }) {
  return (
    <>
      {gap.state === "draft" ? <ButtonLink to={paths.gapPublication(gap.id)}>Publish</ButtonLink> : null}
      {gap.state === "draft" || gap.state === "published" ? (
        <ButtonLink kind="secondary" to={paths.gapDetails(gap.id)}>
          Change
        </ButtonLink>
      ) : null}
      {gap.state === "withdrawn" ? null : (
        <ButtonLink kind="secondary" to={paths.gapWithdrawal(gap.id)}>
          Withdraw
        </ButtonLink>
      )}
    </>
  );
}
