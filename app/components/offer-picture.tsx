import { classes } from "#app/components/classes.ts";
import { paths } from "#app/core/paths.ts";

type OfferPictureProps = {
  offerId: string;
  picture: { id: string; alternative: string };
  /** Three to two, or the lower strip that suits a card. */
  shape?: "picture" | "strip";
};

/** A picture of an offer in a frame that has its size before the picture is there, so that nothing moves. */
export function OfferPicture({ offerId, picture, shape = "picture" }: OfferPictureProps) {
  return (
    <img
      src={paths.menuPicture(offerId, picture.id)}
      alt={picture.alternative}
      width={600}
      height={400}
      loading="lazy"
      decoding="async"
      className={classes(
        "w-full rounded-sm bg-sunk object-cover",
        shape === "picture" ? "aspect-3/2" : "aspect-5/2 sm:aspect-3/2",
      )}
    />
  );
}
