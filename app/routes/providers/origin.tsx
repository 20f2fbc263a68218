import { Day } from "#app/components/day.tsx";
import { Notice } from "#app/components/notice.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import type { CalendarDate } from "#app/core/calendar.ts";
import { paths } from "#app/core/paths.ts";

type Lookalike = {
  id: string;
  name: string;
  postcode: string | null;
  recordedOn: CalendarDate | null;
  hasSameNumber: boolean;
};
type OriginProps = {
  providerId: string;
  recordedOn: CalendarDate | null;
  isWatched: boolean;
  mayInvite: boolean;
  lookalikes: readonly Lookalike[];
};

/** For officers: whether the provider was brought over, and who may be the same one under another row. */
export function Origin({ providerId, recordedOn, isWatched, mayInvite, lookalikes }: OriginProps) {
  return (
    <>
      {recordedOn && mayInvite ? (
        <Notice title="Recorded, not approved">
          Brought over from earlier lists on <Day value={recordedOn} />. It is known to the portal, not
          assured by it. <TextLink to={paths.providerInvitation(providerId)}>Invite it to register</TextLink>.
        </Notice>
      ) : null}
      {lookalikes.length > 0 ? (
        <Notice tone="warning" title="It may be here twice">
          <ul className="list-disc pl-5">
            {lookalikes.map((one) => (
              <li key={one.id}>
                <TextLink to={paths.provider(one.id)}>{one.name}</TextLink>
                {one.postcode ? `, ${one.postcode}` : ""}:{" "}
                {one.hasSameNumber ? "the same number" : "the same name"}
                {one.recordedOn ? ", recorded from earlier lists" : ""}
              </li>
            ))}
          </ul>
          <p className="mt-2">
            If they are one, invite the recorded one to register and leave the other without approval.
          </p>
        </Notice>
      ) : null}
      {isWatched ? (
        <p className="mb-5">
          <TextLink to={paths.watched(providerId)}>Its pupils' hours in the registration watch</TextLink>
        </p>
      ) : null}
    </>
  );
}
