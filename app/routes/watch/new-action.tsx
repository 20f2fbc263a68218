import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { DayField } from "#app/components/day-field.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Hidden } from "#app/components/hidden.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Radios } from "#app/components/radios.tsx";
import { SummaryList } from "#app/components/summary-list.tsx";
import { TextArea } from "#app/components/text-area.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { WatchTag } from "#app/components/watch-tag.tsx";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { watchActionNames, watchActions } from "#app/core/words/watch.ts";
import { WatchActionForm } from "#app/domain/watch/forms.ts";
import { canAnswerWatch } from "#app/domain/watch/policy.ts";
import { findWatchedFigures } from "#app/domain/watch/queries.server.ts";
import { takeWatchAction } from "#app/domain/watch/take-watch-action.server.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Write down what you did") }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  allowed(canAnswerWatch(act.actor), "An AP development officer or the authority's lead answers the watch");
  return {
    id: crypto.randomUUID(),
    watched: found(await findWatchedFigures(act, idFrom(params, "providerId"))),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const providerId = idFrom(params, "providerId");
  return submit(
    request,
    WatchActionForm,
    (form) => takeWatchAction(act, providerId, form),
    () => redirect(withNotice(paths.watched(providerId), "watched")),
  );
}

export default function NewWatchAction() {
  const { id, watched } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const back = paths.watched(watched.providerId);
  return (
    <>
      <PageHeader
        title="Write down what you did"
        caption={`Registration watch, ${watched.name}`}
        lead="It stays as you write it, beside what the watch shows today."
        back={{ to: back, text: watched.name }}
      />
      <SummaryList
        rows={[
          { term: "The watch shows", value: <WatchTag state={watched.state} /> },
          { term: "Pupils at full time", value: String(watched.pupilsOver) },
          { term: "With a plan or looked after", value: String(watched.withPlanOver) },
          { term: "Pupils near", value: String(watched.pupilsNear) },
        ]}
      />
      <PortalForm reply={reply}>
        <Hidden name="id" value={id} />
        <Radios
          name="action"
          label="What did you do?"
          options={watchActions.map((value) => ({ value, text: watchActionNames[value] }))}
        />
        <TextArea
          name="note"
          label="What was said or found"
          hint="Officers alone read it. Name no child."
          rows={5}
        />
        <DayField
          name="lookAgainOn"
          label="Look again on"
          hint="You may leave this empty. From that day on it stands on officers' home pages."
        />
        <ButtonGroup>
          <Button>Keep it</Button>
          <TextLink to={back}>Cancel</TextLink>
        </ButtonGroup>
      </PortalForm>
    </>
  );
}
