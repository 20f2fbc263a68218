import { Form, Link, useLocation } from "@remix-run/react";
import { classes } from "#app/components/classes.ts";
import { paths } from "#app/core/paths.ts";
import type { Shell } from "#app/core/shell.ts";

/** Whose portal it is, who you are, and where you can go. */
export function ShellHeader({ shell }: { shell: Shell }) {
  return (
    <header>
      {shell.demonstration ? (
        <p className="bg-warn-wash px-4 py-1 text-center text-sm text-warn print:hidden">
          <strong>Demonstration:</strong> every provider and pupil is invented
        </p>
      ) : null}
      <div className="bg-teal-deep text-white on-dark print:bg-white print:text-ink">
        <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-x-8 gap-y-2 px-4 py-3 sm:px-6">
          <Link
            to="/"
            className="flex min-h-11 items-center gap-3 rounded-sm text-white no-underline print:text-ink"
          >
            <Mark />
            <span className="leading-tight">
              {shell.authority ? (
                <span className="block text-sm text-[#cfe3e5] print:text-ink">{shell.authority}</span>
              ) : null}
              <span className="block text-lg font-bold tracking-tight">{shell.portal}</span>
            </span>
          </Link>
          {shell.person ? <Person person={shell.person} /> : <SignIn />}
        </div>
      </div>
      {shell.navigation.length > 0 ? <Navigation links={shell.navigation} /> : null}
    </header>
  );
}

function Mark() {
  return (
    <svg aria-hidden="true" viewBox="0 0 32 32" className="size-9 shrink-0 print:hidden">
      <rect width="32" height="32" rx="6" className="fill-white/10" />
      <path
        d="M8 25V16a8 8 0 0 1 16 0v9"
        fill="none"
        className="stroke-white"
        strokeWidth="3"
        strokeLinecap="round"
      />
      <path d="M16 25v-6" fill="none" className="stroke-[#f2b46b]" strokeWidth="3" strokeLinecap="round" />
    </svg>
  );
}

const quiet =
  "inline-flex min-h-8 items-center text-sm text-white underline underline-offset-4 hover:decoration-2";

function SignIn() {
  return (
    <Link to={paths.signIn()} className={classes(quiet, "print:hidden")}>
      Sign in
    </Link>
  );
}

function Person({ person }: { person: NonNullable<Shell["person"]> }) {
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-0.5">
      <p className="text-sm leading-snug">
        <span className="block font-semibold">{person.name}</span>
        <span className="block text-[#cfe3e5] print:text-ink">
          {person.role}, {person.organisation}
        </span>
      </p>
      <div className="flex items-center gap-x-4 print:hidden">
        {person.canSwitch ? (
          <Link to={paths.chooseRole()} className={quiet}>
            Change role
          </Link>
        ) : null}
        <Form method="post" action={paths.signOut()} reloadDocument>
          <button type="submit" className={quiet}>
            Sign out
          </button>
        </Form>
      </div>
    </div>
  );
}

function Navigation({ links }: { links: Shell["navigation"] }) {
  const { pathname } = useLocation();
  const current = currentOf(links, pathname);
  return (
    <nav aria-label="Main" className="border-b border-line bg-white">
      <details key={pathname} className="wide-open mx-auto max-w-6xl px-1 sm:px-3">
        <summary className="flex min-h-11 items-center gap-2 px-3 font-semibold text-teal">
          <span aria-hidden="true">☰</span> Menu
        </summary>
        <ul className="flex flex-col pb-2 lg:flex-row lg:flex-wrap lg:pb-0">
          {links.map((link) => (
            <li key={link.to}>
              <Link
                to={link.to}
                aria-current={link === current ? "page" : undefined}
                className={classes(
                  "flex min-h-11 items-center px-3 no-underline max-lg:border-l-4 lg:border-b-3 lg:pt-[3px]",
                  link === current
                    ? "border-accent font-semibold text-ink"
                    : "border-transparent text-teal hover:border-edge hover:text-teal-deep",
                )}
              >
                {link.text}
              </Link>
            </li>
          ))}
        </ul>
      </details>
    </nav>
  );
}

/** The link whose address begins the one shown, the longest such. */
function currentOf(links: Shell["navigation"], pathname: string) {
  const leading = links.filter(
    (link) => pathname === link.to || (link.to !== "/" && pathname.startsWith(`${link.to}/`)),
  );
  return leading.sort((left, right) => right.to.length - left.to.length)[0];
}
