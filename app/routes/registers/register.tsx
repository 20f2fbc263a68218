import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { ButtonGroup } from "#app/components/button-group.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { Field } from "#app/components/field.tsx";
import { PortalForm } from "#app/components/form.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import {
  formatDay,
  formatWeekday,
  halfDays,
  londonDay,
  parseCalendarDate,
  weekdayOf,
} from "#app/core/calendar.ts";
import { withNotice } from "#app/core/notices.ts";
import { paths } from "#app/core/paths.ts";
import { codesToMark } from "#app/domain/attendance/codes-to-mark.ts";
import { RegisterForm } from "#app/domain/attendance/forms.ts";
import { markRegister } from "#app/domain/attendance/mark-register.server.ts";
import { keepsRegisters } from "#app/domain/attendance/policy.ts";
import { findRegister } from "#app/domain/attendance/queries.server.ts";
import { found, idFrom } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";
import { submit } from "#app/platform/submit.server.ts";
import { MarkRow } from "#app/routes/registers/mark-row.tsx";

export const meta: MetaFunction = () => [{ title: titleOf("Register") }];

type Params = Readonly<Record<string, string | undefined>>;

function sessionFrom(params: Params) {
  return {
    offerId: idFrom(params, "offerId"),
    day: found(parseCalendarDate(params.day ?? "")),
    half: found(halfDays.find((half) => half === params.half)),
  };
}

const isMissingIn = (request: Request) => new URL(request.url).searchParams.get("missing") === "yes";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const session = sessionFrom(params);
  const register = found(await findRegister(act, session));
  return {
    ...session,
    register,
    mayMark: keepsRegisters(act.actor) && session.day <= londonDay(act.now),
    /** Only what lacks a mark was listed where this register was chosen, and is again. */
    isMissing: isMissingIn(request),
    isAhead: session.day > londonDay(act.now),
    codes: codesToMark(session.half),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const act = await requireAct(request);
  const { day, half } = sessionFrom(params);
  return submit(
    request,
    RegisterForm,
    ({ marks, reason }) =>
      markRegister(act, { marks: marks.map((mark) => ({ ...mark, day, half })), reason }),
    () => redirect(withNotice(paths.registers(day, isMissingIn(request)), "register")),
  );
}

export default function RegisterPage() {
  const { register, day, half, mayMark, isMissing, isAhead, codes } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const when = `${formatWeekday(weekdayOf(day))} ${formatDay(day)}, ${half === "am" ? "morning" : "afternoon"}`;
  const isMarked = register.rows.some(({ code }) => code !== null);
  const defaults = Object.fromEntries(
    register.rows.flatMap(({ placementId, code, note }) => [
      [`code.${placementId}`, code ?? ""],
      [`note.${placementId}`, note],
    ]),
  );
  return (
    <>
      <PageHeader
        title={register.title}
        caption={when}
        lead={mayMark ? "A pupil left without a code stays not reported." : undefined}
        back={{ to: paths.registers(day, isMissing), text: "Registers" }}
      />
      {isAhead ? <Notice title="Still to come">It can be marked once the session has begun.</Notice> : null}
      <PortalForm reply={reply} defaults={defaults}>
        <ul className="divide-y divide-line rounded-md border border-line bg-white shadow-card">
          {register.rows.map((row) => (
            <MarkRow key={row.placementId} row={row} codes={codes} mayMark={mayMark} />
          ))}
        </ul>
        {mayMark && isMarked ? (
          <div className="mt-6">
            <Field
              name="reason"
              label="Why the register is being corrected"
              hint="Needed only where a code that was given before is changed. The first code is kept."
            />
          </div>
        ) : null}
        {mayMark ? (
          <ButtonGroup>
            <Button>Save the register</Button>
            <TextLink to={paths.registers(day, isMissing)}>Cancel</TextLink>
          </ButtonGroup>
        ) : null}
      </PortalForm>
    </>
  );
}
