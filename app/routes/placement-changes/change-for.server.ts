import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { paths } from "#app/core/paths.ts";
import { mayDoWithChange } from "#app/domain/placements/changes/may.ts";
import { canAnswerChange, canCancelChange } from "#app/domain/placements/changes/policy.ts";
import { findChange } from "#app/domain/placements/changes/queries.server.ts";
import { findPlacement } from "#app/domain/placements/queries.server.ts";
import { allowed, found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

const answers = { can: canAnswerChange, sentence: "The provider's manager answers requests" };
const verbs = {
  accept: { ...answers, path: paths.placementChangeAcceptance },
  decline: { ...answers, path: paths.placementChangeDeclining },
  cancel: {
    can: canCancelChange,
    sentence: "Who commissioned a placement cancels its change",
    path: paths.placementChangeCancellation,
  },
};

/** What a page shows over the button of its verb; a change that has gone on meanwhile is shown as it is. */
export async function changeFor(verb: keyof typeof verbs, { request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const id = idFrom(params, "placementId");
  const changeId = idFrom(params, "changeId");
  const { can, sentence, path } = verbs[verb];
  const placement = found(await findPlacement(act, id, path(id, changeId)));
  allowed(can(act.actor, placement), sentence);
  const change = found(await findChange(act, id, changeId));
  if (!mayDoWithChange(act.actor, placement, change)[verb])
    throw redirect(paths.placementChange(id, changeId));
  return { placement, change };
}
