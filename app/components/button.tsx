import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { classes } from "#app/components/classes.ts";
import { usePortalForm } from "#app/components/portal-form.ts";

export type ButtonKind = "primary" | "secondary" | "warning";

const shape =
  "inline-flex min-h-11 items-center justify-center gap-2 rounded-md border px-5 py-2 text-base font-semibold leading-snug no-underline transition-colors max-sm:w-full print:hidden";

const looks: Record<ButtonKind, string> = {
  primary: "border-teal bg-teal text-white hover:border-teal-deep hover:bg-teal-deep",
  secondary: "border-edge bg-white text-ink hover:border-teal hover:bg-teal-wash",
  warning: "border-bad bg-bad text-white hover:border-bad-deep hover:bg-bad-deep",
};

type ButtonProps = {
  children: ReactNode;
  kind?: ButtonKind;
  type?: "submit" | "button";
  name?: string;
  value?: string;
  onClick?: () => void;
};

/** Submits the form around it; while that runs it says so, and stays pressable. */
export function Button({ children, kind = "primary", type = "submit", name, value, onClick }: ButtonProps) {
  const { busy } = usePortalForm();
  const working = busy && type === "submit";
  return (
    <button
      type={type}
      name={name}
      value={value}
      onClick={onClick}
      aria-busy={working || undefined}
      className={classes(shape, looks[kind], working && "opacity-80")}
    >
      {working ? <span aria-hidden="true" className="busy-mark" /> : null}
      {children}
    </button>
  );
}

type ButtonLinkProps = { to: string; children: ReactNode; kind?: ButtonKind; reloadDocument?: boolean };

export function ButtonLink({ to, children, kind = "primary", reloadDocument }: ButtonLinkProps) {
  return (
    <Link to={to} reloadDocument={reloadDocument} className={classes(shape, looks[kind])}>
      {children}
    </Link>
  );
}
