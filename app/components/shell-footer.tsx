import { Link } from "@remix-run/react";
import { paths } from "#app/core/paths.ts";
import type { Shell } from "#app/core/shell.ts";

const links = [
  { to: paths.menu(), text: "Menu of provision" },
  { to: paths.accessibility(), text: "Accessibility" },
  { to: paths.privacy(), text: "Privacy" },
  { to: paths.sources(), text: "Sources" },
];

export function ShellFooter({ shell }: { shell: Shell }) {
  return (
    <footer className="mt-16 border-t border-line bg-sunk text-sm print:hidden">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-x-8 gap-y-2 px-4 py-6 sm:px-6">
        <p className="text-soft">{[shell.authority, shell.portal].filter(Boolean).join(" · ")}</p>
        <nav aria-label="About this portal">
          <ul className="flex flex-wrap gap-x-6 gap-y-1">
            {links.map((link) => (
              <li key={link.to}>
                <Link to={link.to} className="link inline-flex min-h-6 items-center">
                  {link.text}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  );
}
