import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Checkboxes } from "#app/components/checkboxes.tsx";
import { ErrorSummary, titleOf } from "#app/components/error-summary.tsx";
import { Field } from "#app/components/field.tsx";
import { FileField } from "#app/components/file-field.tsx";
import { FilesAreScanned } from "#app/components/files-are-scanned.ts";
import { PatternField } from "#app/components/pattern-field.tsx";
import { PlacesField } from "#app/components/places-field.tsx";
import { PortalFormContext } from "#app/components/portal-form.ts";
import { Radios } from "#app/components/radios.tsx";
import type { FormReply, FormValues } from "#app/core/form-reply.ts";

type Given = { reply?: FormReply; defaults?: FormValues };

function shown(field: ReactNode, given: Given = {}) {
  return renderToStaticMarkup(
    <PortalFormContext.Provider value={{ ...given, busy: false }}>{field}</PortalFormContext.Provider>,
  );
}

const refused: FormReply = {
  values: { email: "not an address", password: "secret", pattern: "tue-am", who: [] },
  fieldErrors: { email: "Enter an email address", "places.mon-am": "At least 2 are booked" },
};

describe("a field of a refused form", () => {
  it("keeps what was typed and ties the sentence to the control", () => {
    const html = shown(<Field name="email" label="Email" hint="At work" />, { reply: refused });
    expect(html).toContain('value="not an address"');
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('aria-describedby="email-hint email-error"');
    expect(html).toContain('id="email-error"');
  });

  it("never echoes a password", () => {
    expect(
      shown(<Field name="password" label="Password" type="password" />, { reply: refused }),
    ).not.toContain("secret");
  });

  it("takes what was posted and not what the form began with", () => {
    const html = shown(<PatternField name="pattern" label="Pattern" />, {
      reply: refused,
      defaults: { pattern: ["mon-am"] },
    });
    expect(ticked(html)).toEqual(["tue-am"]);
  });

  it("leaves unticked what was unticked, whatever stood there by default", () => {
    const options = [{ value: "parents", text: "Parents" }];
    const field = <Checkboxes name="who" label="Who" options={options} defaultValues={["parents"]} />;
    expect(ticked(shown(field, { reply: refused }))).toEqual([]);
    expect(ticked(shown(field))).toEqual(["parents"]);
  });

  it("marks the one half day that is wrong", () => {
    const html = shown(<PlacesField name="places" label="Places" />, { reply: refused });
    expect(html.match(/aria-invalid="true"/g)).toHaveLength(1);
    expect(html).toContain('aria-describedby="places.mon-am-error"');
  });
});

describe("a group of choices", () => {
  it("gives its first control the name as id, so that the error summary leads there", () => {
    const options = [
      { value: "a", text: "A" },
      { value: "b", text: "B" },
    ];
    const html = shown(<Radios name="payer" label="Who pays?" options={options} />, {
      defaults: { payer: "b" },
    });
    expect(html).toContain('id="payer" ');
    expect(html).toContain('id="payer-b"');
    expect(ticked(html)).toEqual(["b"]);
  });

  it("gives the name as id to the first half day that is offered", () => {
    const html = shown(<PatternField name="pattern" label="Pattern" offered={["wed-pm", "fri-am"]} />);
    expect(html).toMatch(/id="pattern" [^>]*value="wed-pm"/);
    expect(html.match(/Not offered/g)).toHaveLength(8);
  });
});

describe("the error summary", () => {
  it("leads from each sentence to its field and says the refusal of the whole", () => {
    const html = renderToStaticMarkup(
      <ErrorSummary reply={{ ...refused, formError: "£20.00 is missing" }} />,
    );
    expect(html).toContain('href="#email"');
    expect(html).toContain("£20.00 is missing");
    expect(html).toContain('role="alert"');
  });

  it("is not there when nothing was refused", () => {
    expect(renderToStaticMarkup(<ErrorSummary />)).toBe("");
    expect(renderToStaticMarkup(<ErrorSummary reply={{ values: {}, fieldErrors: {} }} />)).toBe("");
  });

  it("puts the error first in a title", () => {
    expect(titleOf("Approve", { error: true })).toBe("Error: Approve – Alternative provision");
  });
});

function ticked(html: string) {
  return [...html.matchAll(/<input[^>]*>/g)]
    .map(([input]) => input)
    .filter((input) => / checked=""/.test(input))
    .map((input) => /value="([^"]*)"/.exec(input)?.[1]);
}

describe("a file field", () => {
  const warning = "Files are not scanned for viruses here";

  it("says that files are not scanned, unless the shell says that they are", () => {
    const field = <FileField name="file" label="File" />;
    expect(shown(field)).toContain(warning);
    expect(shown(<FilesAreScanned.Provider value={false}>{field}</FilesAreScanned.Provider>)).toContain(
      warning,
    );
    const scanned = shown(<FilesAreScanned.Provider value>{field}</FilesAreScanned.Provider>);
    expect(scanned).not.toContain(warning);
    expect(scanned).toContain("up to 10 MB");
  });
});
