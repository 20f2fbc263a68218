import { type Spot, tileMapOf, tileSize } from "#app/domain/menu/tile-map.ts";

type Pin = { id: string; place: Spot | undefined; label: string; number?: number; to?: string };

type TileMapProps = {
  /** Where tiles come from; without it nothing is drawn. */
  tiles: { template: string; attribution: string } | undefined;
  pins: readonly Pin[];
  label: string;
};

const size = { width: 720, height: 360 };

/** A still map with numbered pins. It says nothing that the list beside it does not say. */
export function TileMap({ tiles, pins, label }: TileMapProps) {
  const placed = pins.flatMap((pin) => (pin.place ? [{ ...pin, place: pin.place }] : []));
  const map =
    tiles &&
    tileMapOf(
      placed.map(({ place }) => place),
      tiles.template,
      size,
    );
  if (!tiles || !map) return null;
  return (
    <figure className="mb-5 max-sm:hidden print:hidden">
      <svg
        viewBox={`0 0 ${size.width} ${size.height}`}
        className="block h-auto w-full overflow-hidden rounded-md border border-line bg-sunk"
      >
        <title>{label}</title>
        <g>
          {map.tiles.map(({ url, x, y }) => (
            <image key={`${x} ${y}`} href={url} x={x} y={y} width={tileSize} height={tileSize} />
          ))}
        </g>
        {placed.map((pin, index) => (
          <PinMark key={pin.id} pin={pin} at={map.pins[index] ?? { x: 0, y: 0 }} />
        ))}
      </svg>
      <figcaption className="mt-1 text-xs text-soft">
        <Attribution text={tiles.attribution} />
      </figcaption>
    </figure>
  );
}

function PinMark({ pin, at }: { pin: Pin; at: { x: number; y: number } }) {
  const mark = (
    <>
      <title>{pin.label}</title>
      <circle cx={at.x} cy={at.y} r="12" className="fill-teal stroke-white" strokeWidth="2" />
      {pin.number === undefined ? (
        <circle cx={at.x} cy={at.y} r="4" className="fill-white" />
      ) : (
        <text x={at.x} y={at.y + 4.5} textAnchor="middle" className="fill-white text-[13px] font-semibold">
          {pin.number}
        </text>
      )}
    </>
  );
  if (!pin.to) return <g>{mark}</g>;
  return (
    <a href={pin.to} aria-label={pin.label}>
      {mark}
    </a>
  );
}

/** The words, leading to the address that ends them if one does. */
function Attribution({ text }: { text: string }) {
  const [, words = text, address] = /^(.*?)\s+(https?:\/\/\S+)$/.exec(text) ?? [];
  return address ? (
    <a href={address} className="link">
      {words}
    </a>
  ) : (
    words
  );
}
