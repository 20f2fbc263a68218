/** The first stop of the keyboard: past the header, to the part of the page with that id. */
export function SkipLink({ to }: { to: string }) {
  return (
    <a
      href={`#${to}`}
      onClick={(click) => {
        // Following it would be a navigation to the router, which forgets a refusal that is shown.
        click.preventDefault();
        document.getElementById(to)?.focus();
      }}
      className="absolute left-4 top-2 z-10 -translate-y-24 rounded-sm bg-white px-4 py-2 font-semibold text-teal focus:translate-y-0 print:hidden"
    >
      Skip to the content
    </a>
  );
}
