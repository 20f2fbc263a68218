import { WeekGrid } from "#app/components/week-grid.tsx";
import { type CalendarDate, formatShortDay, type WeeklyHalfDay } from "#app/core/calendar.ts";

type HalfPlaces = {
  half: WeeklyHalfDay;
  places: number;
  free: number;
  /** The first day with a place to be had; looked at where none is free now. */
  soonestOn?: CalendarDate | undefined;
};

const most = 10;
const inRow = 5;

/** A week with the places free on each half day, as numbers and as a row of dots. */
export function FreeWeek({ week, caption }: { week: readonly HalfPlaces[]; caption: string }) {
  return (
    <WeekGrid
      caption={caption}
      cell={(half) => {
        const places = week.find((one) => one.half === half);
        return (
          <div className="min-h-11 px-2 py-1.5 sm:px-3">
            {places === undefined ? (
              <span className="text-sm text-soft">Not run</span>
            ) : (
              <>
                <p className="tabular-nums">
                  <strong>{places.free}</strong> of {places.places} free
                </p>
                {places.places <= most ? <Dots {...places} /> : null}
                {places.free === 0 && places.soonestOn ? (
                  <p className="mt-0.5 text-sm text-soft">from {formatShortDay(places.soonestOn)}</p>
                ) : null}
              </>
            )}
          </div>
        );
      }}
    />
  );
}

/** In rows of five, so that the week fits a phone held upright. */
function Dots({ places, free }: HalfPlaces) {
  const taken = places - free;
  return (
    <svg
      aria-hidden="true"
      width={Math.min(places, inRow) * 12}
      height={Math.ceil(places / inRow) * 12}
      className="mt-1 block"
    >
      {Array.from({ length: places }, (_, index) => index).map((index) => (
        <circle
          key={index}
          cx={(index % inRow) * 12 + 5}
          cy={Math.floor(index / inRow) * 12 + 5}
          r="4"
          className={index < taken ? "fill-edge stroke-edge" : "fill-white stroke-teal"}
          strokeWidth="1.5"
        />
      ))}
    </svg>
  );
}
