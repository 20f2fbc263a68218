import { watchStateNames, watchStates } from "#app/core/words/watch.ts";
import { pageIn } from "#app/platform/address.ts";

/** What the address of the watch asks for; anything else is as if it were not there. */
export function watchFilterIn(params: URLSearchParams) {
  const states = watchStates.filter((state) => params.getAll("state").includes(state));
  const waiting = params.get("waiting") === "yes";
  return {
    states,
    waiting,
    page: pageIn(params),
    selected: [
      ...states.map((state) => ({ name: "state", value: state, text: watchStateNames[state] })),
      ...(waiting ? [{ name: "waiting", value: "yes", text: "Waiting for an officer" }] : []),
    ],
  };
}
