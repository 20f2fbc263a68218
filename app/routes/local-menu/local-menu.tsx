import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ButtonLink } from "#app/components/button.tsx";
import { CardList } from "#app/components/card-list.tsx";
import { CompareBar } from "#app/components/compare-bar.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { titleOf } from "#app/components/error-summary.tsx";
import { MenuCard } from "#app/components/menu-card.tsx";
import { Notice } from "#app/components/notice.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { Section } from "#app/components/section.tsx";
import { TextLink } from "#app/components/text-link.tsx";
import { paths } from "#app/core/paths.ts";
import { findLocalMenu } from "#app/domain/menu/local/queries.server.ts";
import { pageIn } from "#app/platform/address.ts";
import { isId } from "#app/platform/found.ts";
import { requireAct } from "#app/platform/session.server.ts";

export const meta: MetaFunction = () => [{ title: titleOf("Local menu") }];

const pageSize = 20;

export async function loader({ request }: LoaderFunctionArgs) {
  const act = await requireAct(request);
  const asked = new URL(request.url).searchParams;
  const named = asked.get("partnership");
  const page = pageIn(asked);
  const menu = await findLocalMenu(act, { named: isId(named) ? named : undefined, page, pageSize });
  return { menu, page };
}

export default function LocalMenu() {
  const { menu, page } = useLoaderData<typeof loader>();
  if (!menu)
    return (
      <>
        <PageHeader title="Local menu" back={{ to: paths.menu(), text: "Menu" }} />
        <EmptyState title="There is no local menu for you">
          A local menu is a partnership’s own choice, and your organisation is in none today.
        </EmptyState>
      </>
    );
  const { partnership, rows, total, isKeeper } = menu;
  return (
    <>
      <PageHeader
        title="Local menu"
        caption={partnership.name}
        lead="The partnership’s own choice from the menu, with a word to its schools."
        back={{ to: paths.menu(), text: "Menu" }}
        actions={isKeeper ? <ButtonLink to={paths.menu()}>Add from the menu</ButtonLink> : undefined}
      />
      <CompareBar />
      {rows.length === 0 ? (
        <EmptyState title="Nothing chosen yet">
          {isKeeper
            ? "Open an offer on the menu and choose “Add to our local menu”."
            : "Your coordinator has chosen nothing yet."}
        </EmptyState>
      ) : (
        <CardList columns={1}>
          {rows.map(({ offerId, note, card }) => (
            <div key={offerId}>
              <MenuCard {...card} />
              {note || isKeeper ? (
                <div className="rounded-b-md border border-t-0 border-line bg-sunk px-4 py-3 sm:px-5">
                  {card.standing.listable ? null : (
                    <Notice tone="warning">Not on the menu today: your schools do not see it here.</Notice>
                  )}
                  {note ? <p className="whitespace-pre-line">{note}</p> : null}
                  {isKeeper ? (
                    <p className="flex flex-wrap gap-x-4 gap-y-1 print:hidden">
                      <TextLink to={paths.localEntry(offerId)}>
                        Change the note<span className="sr-only"> on {card.title}</span>
                      </TextLink>
                      <TextLink to={paths.localEntryRemoval(offerId)}>
                        Take off<span className="sr-only"> {card.title}</span>
                      </TextLink>
                    </p>
                  ) : null}
                </div>
              ) : null}
            </div>
          ))}
        </CardList>
      )}
      <Pagination page={page} pageSize={pageSize} total={total} noun="offers" />
      {isKeeper ? (
        <Section title="A school’s own provision">
          <p className="prose">
            A unit in one of your schools is an offer like any other: the school registers it as a provider of
            the kind “School-based” at <TextLink to={paths.register()}>Register as a provider</TextLink>{" "}
            (signed out), the authority assures it, and you add it here.
          </p>
        </Section>
      ) : null}
    </>
  );
}
