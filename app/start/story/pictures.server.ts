/** Drawings on the cards of some offers. */
import { randomUUID } from "node:crypto";
import type { OfferKind } from "#app/core/words/menu.ts";
import { addOfferPicture } from "#app/domain/menu/pictures/add-offer-picture.server.ts";
import { actOf, type Cast } from "#app/start/story/cast.server.ts";
import { type Drawing, drawingNames, drawings, drawn } from "#app/start/story/drawing.ts";
import type { StoryOffer } from "#app/start/story/menu.server.ts";

const drawingOf: Partial<Record<OfferKind, Drawing>> = {
  vocational: "workshop",
  outdoor: "hills",
  creative: "studio",
};
const mostIllustrated = 14;

/** One drawing for offers of the kinds that can be drawn, and all three for the first. */
export async function illustrate(cast: Cast, offers: readonly StoryOffer[]): Promise<void> {
  const files = new Map(drawings.map((drawing) => [drawing, drawn(drawing)]));
  const drawable = offers.filter(({ row }) => drawingOf[row.kind]).slice(0, mostIllustrated);
  for (const [index, { id, row, provider }] of drawable.entries()) {
    const act = actOf(cast, {
      role: "provider_manager",
      at: provider.name,
      day: cast.years.today,
      time: "07:00",
    });
    const own = drawingOf[row.kind];
    const chosen = index === 0 ? [own, ...drawings.filter((drawing) => drawing !== own)] : [own];
    for (const drawing of chosen) {
      const file = drawing && files.get(drawing);
      if (!file) continue;
      await addOfferPicture(act, id, { id: randomUUID(), file, alternative: drawingNames[drawing] });
    }
  }
}
