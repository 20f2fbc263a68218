import { Link } from "@remix-run/react";
import type { ReactNode } from "react";

type TextLinkProps = { to: string; children: ReactNode; reloadDocument?: boolean };

export function TextLink({ to, children, reloadDocument }: TextLinkProps) {
  return (
    <Link to={to} reloadDocument={reloadDocument} className="link">
      {children}
    </Link>
  );
}
